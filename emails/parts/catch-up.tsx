/** @jsxImportSource react */
import type { Invitation } from "../invitation.ts";
import { opening } from "../opening.ts";
import type { Report } from "../report.ts";
import type { Words } from "../words/index.ts";
import { MeetingActions } from "./actions.tsx";
import { Agenda } from "./agenda.tsx";
import { DateAndPlace } from "./date-and-place.tsx";
import { MeetingName } from "./meeting-name.tsx";
import { LinkLine, Paragraph, SectionTitle } from "./prose.tsx";
import { Summary } from "./summary.tsx";
import { Ticket } from "./ticket.tsx";

/** The meeting that was announced before the reader joined. */
export function MeetingAhead({ invitation, words }: { invitation: Invitation; words: Words }) {
  const { when, agenda, pageUrl } = invitation;
  const { catchUp } = words.welcome;
  return (
    <>
      <SectionTitle>{catchUp.next}</SectionTitle>
      <Paragraph>{when.kind === "month" ? words.saveTheMonth.lead(when.month) : catchUp.lead}</Paragraph>
      <MeetingName invitation={invitation} />
      <Ticket invitation={invitation} words={words} />
      <MeetingActions invitation={invitation} words={words} />
      <Agenda invitation={invitation} words={words} short as="h4" />
      <LinkLine href={pageUrl} above="20px">
        {agenda.length > 0 ? words.links.fullAgenda : words.links.page}
      </LinkLine>
    </>
  );
}

/** How the recap of the meeting before begins. */
export function LastMeeting({ report: { meeting, summary, spoken }, words }: { report: Report; words: Words }) {
  const { catchUp } = words.welcome;
  return (
    <>
      <SectionTitle>{catchUp.last}</SectionTitle>
      <MeetingName invitation={meeting} />
      <DateAndPlace invitation={meeting} below="12px" />
      <Summary markdown={opening(summary)} spoken={spoken} />
      <LinkLine href={meeting.pageUrl}>{catchUp.lastLink}</LinkLine>
    </>
  );
}

/** @jsxImportSource react */
import { MeetingActions } from "../parts/actions.tsx";
import { Agenda } from "../parts/agenda.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, Title } from "../parts/prose.tsx";
import { Summary } from "../parts/summary.tsx";
import { Ticket } from "../parts/ticket.tsx";
import type { MeetingTemplateProps } from "./props.ts";

export function Announcement({ hub, language, words, subject, invitation }: MeetingTemplateProps) {
  const { when, place, title, summary, pageUrl } = invitation;
  const month = when.kind === "month" ? when.month : undefined;
  const preview = [when.kind === "month" ? words.meeting.dayOpen : when.span, place].filter(Boolean).join(" · ");
  const footer = <Footer hub={hub} words={words} why={words.announcement.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, preview, footer }}>
      <Kicker>{month === undefined ? words.announcement.kicker : words.saveTheMonth.kicker}</Kicker>
      <Title>{title}</Title>
      <Ticket invitation={invitation} words={words} />
      <Salutation words={words} />
      <Paragraph>{month === undefined ? words.announcement.lead : words.saveTheMonth.lead(month)}</Paragraph>
      <Summary markdown={summary} />
      <MeetingActions invitation={invitation} words={words} />
      <Agenda invitation={invitation} words={words} />
      <LinkLine href={pageUrl} above="20px">
        {words.links.page}
      </LinkLine>
    </Layout>
  );
}

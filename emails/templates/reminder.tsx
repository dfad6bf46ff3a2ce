/** @jsxImportSource react */
import { MeetingActions } from "../parts/actions.tsx";
import { Agenda } from "../parts/agenda.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, Title } from "../parts/prose.tsx";
import { Ticket } from "../parts/ticket.tsx";
import type { MeetingTemplateProps } from "./props.ts";

/** `left` in words: "tomorrow". The subject is the headline. */
export function Reminder({ hub, language, words, subject, invitation, left }: MeetingTemplateProps & { left: string }) {
  const { when, place, agenda, pageUrl } = invitation;
  const preview = [when.kind === "month" ? when.month : when.span, place].filter(Boolean).join(" · ");
  const footer = <Footer hub={hub} words={words} why={words.reminder.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, preview, footer }}>
      <Kicker>{words.reminder.kicker}</Kicker>
      <Title>{subject}</Title>
      <Ticket invitation={invitation} words={words} />
      <Salutation words={words} />
      <Paragraph>{words.reminder.lead(left)}</Paragraph>
      <MeetingActions invitation={invitation} words={words} first="join" />
      <Agenda invitation={invitation} words={words} short />
      <LinkLine href={pageUrl} above="20px">
        {agenda.length > 0 ? words.links.fullAgenda : words.links.page}
      </LinkLine>
    </Layout>
  );
}

/** @jsxImportSource react */
import { type Action, Actions } from "../parts/actions.tsx";
import { Agenda } from "../parts/agenda.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, Title } from "../parts/prose.tsx";
import { Ticket } from "../parts/ticket.tsx";
import type { MeetingTemplateProps } from "./props.ts";

/** `left` in words: "tomorrow". The subject is the headline. */
export function Reminder({ hub, language, words, subject, invitation, left }: MeetingTemplateProps & { left: string }) {
  const { when, place, registerUrl, joinUrl, agenda, pageUrl } = invitation;
  const actions: Action[] = [
    ...(joinUrl === undefined ? [] : [{ href: joinUrl, label: words.links.join }]),
    ...(registerUrl === undefined ? [] : [{ href: registerUrl, label: words.links.register }]),
  ];
  const preview = [when.kind === "month" ? when.month : when.span, place].filter(Boolean).join(" · ");
  const footer = <Footer hub={hub} words={words} why={words.reminder.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, preview, footer }}>
      <Kicker>{words.reminder.kicker}</Kicker>
      <Title>{subject}</Title>
      <Ticket invitation={invitation} words={words} />
      <Salutation words={words} />
      <Paragraph>{words.reminder.lead(left)}</Paragraph>
      <Actions actions={actions} />
      <Agenda invitation={invitation} words={words} short />
      <div style={{ height: "20px" }} />
      <LinkLine href={pageUrl}>{agenda.length > 0 ? words.links.fullAgenda : words.links.page}</LinkLine>
    </Layout>
  );
}

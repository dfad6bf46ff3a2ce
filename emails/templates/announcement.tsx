/** @jsxImportSource react */
import { type Action, Actions } from "../parts/actions.tsx";
import { Agenda } from "../parts/agenda.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, Title } from "../parts/prose.tsx";
import { Summary } from "../parts/summary.tsx";
import { Ticket } from "../parts/ticket.tsx";
import type { MeetingTemplateProps } from "./props.ts";

export function Announcement({ hub, language, words, subject, invitation }: MeetingTemplateProps) {
  const { when, place, registerUrl, joinUrl, title, summary, pageUrl } = invitation;
  const month = when.kind === "month" ? when.month : undefined;
  const actions: Action[] = [
    ...(registerUrl === undefined ? [] : [{ href: registerUrl, label: words.links.register }]),
    ...(joinUrl === undefined ? [] : [{ href: joinUrl, label: words.links.join }]),
  ];
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
      <Actions actions={actions} />
      <Agenda invitation={invitation} words={words} />
      <div style={{ height: "20px" }} />
      <LinkLine href={pageUrl}>{words.links.page}</LinkLine>
    </Layout>
  );
}

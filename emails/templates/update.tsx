/** @jsxImportSource react */
import type { Correction } from "../correction.ts";
import { MeetingActions } from "../parts/actions.tsx";
import { Agenda } from "../parts/agenda.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Note } from "../parts/note.tsx";
import { BulletList, Kicker, LinkLine, Paragraph, Salutation, Title } from "../parts/prose.tsx";
import { Ticket } from "../parts/ticket.tsx";
import type { MeetingTemplateProps } from "./props.ts";

export function Update({
  hub,
  language,
  words,
  invitation,
  correction,
}: MeetingTemplateProps & { correction: Correction }) {
  const { title, agenda, pageUrl } = invitation;
  const { subject, kicker, sentences, earlier, newLink, calendar, note } = correction;
  const footer = <Footer hub={hub} words={words} why={words.update.why} />;
  return (
    <Layout {...{ hub, language, subject, footer }} preview={sentences.join(" ")}>
      <Kicker>{kicker}</Kicker>
      <Title>{title}</Title>
      <Salutation words={words} />
      {sentences.length === 1 ? (
        <Paragraph kind="lead" below="24px">
          {sentences}
        </Paragraph>
      ) : (
        <>
          <Paragraph below="8px">{words.update.several}</Paragraph>
          <BulletList items={sentences} />
        </>
      )}
      <Note note={note} />
      <Ticket {...{ invitation, words, earlier, newLink }} />
      {calendar !== undefined && <Paragraph>{calendar}</Paragraph>}
      <MeetingActions invitation={invitation} words={words} first="join" />
      <Agenda invitation={invitation} words={words} short />
      <LinkLine href={pageUrl} above="28px">
        {agenda.length > 0 ? words.links.fullAgenda : words.links.page}
      </LinkLine>
    </Layout>
  );
}

/** @jsxImportSource react */
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Note } from "../parts/note.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, Title } from "../parts/prose.tsx";
import { VoidTicket } from "../parts/void-ticket.tsx";
import type { MeetingTemplateProps } from "./props.ts";

interface CancellationProps extends MeetingTemplateProps {
  /** Staff's own sentence. */
  note: string | undefined;
}

export function Cancellation({ hub, language, words, subject, invitation, note }: CancellationProps) {
  const said = words.cancellation;
  const footer = <Footer hub={hub} words={words} why={said.why} />;
  return (
    <Layout {...{ hub, language, subject, footer }} preview={said.lead}>
      <Kicker>{said.kicker}</Kicker>
      <Title>{said.headline(invitation.title)}</Title>
      <Salutation words={words} />
      <Paragraph kind="lead" below="24px">
        {said.lead}
      </Paragraph>
      <Note note={note} />
      <VoidTicket invitation={invitation} words={words} />
      {invitation.when.kind === "span" && <Paragraph>{said.openCalendar}</Paragraph>}
      <Paragraph below="8px">{said.others}</Paragraph>
      <LinkLine href={`${hub.url}/meetings`}>{said.othersLink}</LinkLine>
    </Layout>
  );
}

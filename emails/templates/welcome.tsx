/** @jsxImportSource react */
import { Fragment } from "react";
import type { Invitation } from "../invitation.ts";
import { Actions } from "../parts/actions.tsx";
import { LastMeeting, MeetingAhead } from "../parts/catch-up.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { BulletList, Kicker, LinkLine, Paragraph, Salutation, SectionTitle, Title } from "../parts/prose.tsx";
import type { Report } from "../report.ts";
import { slot } from "../slots.ts";
import type { TemplateProps } from "./props.ts";

interface WelcomeProps extends TemplateProps {
  /** The next meeting, when it was announced before the reader joined. */
  meeting: Invitation | undefined;
  last: Report | undefined;
}

export function Welcome({ hub, language, words, subject, meeting, last }: WelcomeProps) {
  const said = words.welcome;
  const calendarUrl = `${hub.url}/calendar.ics`;
  const footer = <Footer hub={hub} words={words} why={said.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, footer }} preview={said.preview}>
      <Kicker>{said.kicker}</Kicker>
      <Title>{said.title}</Title>
      <Salutation words={words} />
      <Paragraph kind="lead">{said.lead(hub.name)}</Paragraph>
      {meeting && <MeetingAhead invitation={meeting} words={words} />}
      {last && <LastMeeting report={last} words={words} />}
      <SectionTitle>{said.kinds.title}</SectionTitle>
      <BulletList
        items={said.kinds.list.map(({ name, what }) => (
          <Fragment key={name}>
            <strong>{name}</strong>
            {words.colon} {what}
          </Fragment>
        ))}
      />
      <Paragraph below="8px">{said.choice}</Paragraph>
      <LinkLine href={slot.preferencesUrl}>{words.links.preferences}</LinkLine>
      <SectionTitle>{said.next.title}</SectionTitle>
      <Paragraph below="8px">{said.next.meetings}</Paragraph>
      <Actions actions={[{ href: `${hub.url}/meetings`, label: said.next.meetingsLink }]} />
      <Paragraph below="8px">{said.next.calendar}</Paragraph>
      <LinkLine href={calendarUrl}>{said.next.calendarLink}</LinkLine>
      <Paragraph kind="small" colour="muted" below="0">
        <bdi>{calendarUrl}</bdi>
      </Paragraph>
    </Layout>
  );
}

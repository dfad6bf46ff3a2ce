/** @jsxImportSource react */

import { look } from "../look.ts";
import { Actions } from "../parts/actions.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, SectionTitle, Title } from "../parts/prose.tsx";
import { slot } from "../slots.ts";
import { type } from "../tokens.ts";
import type { TemplateProps } from "./props.ts";

export function Welcome({ hub, language, words, subject }: TemplateProps) {
  const said = words.welcome;
  const calendarUrl = `${hub.url}/calendar.ics`;
  const footer = <Footer hub={hub} words={words} why={said.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, footer }} preview={said.preview}>
      <Kicker>{said.kicker}</Kicker>
      <Title>{said.title}</Title>
      <Salutation words={words} />
      <Paragraph kind="lead">{said.lead(hub.name)}</Paragraph>
      <SectionTitle>{said.kinds.title}</SectionTitle>
      <ul style={{ margin: "0 0 20px", padding: 0, paddingInlineStart: "20px" }}>
        {said.kinds.list.map(({ name, what }) => (
          <li key={name} {...look({ text: "ink", style: { ...type.body, margin: "0 0 8px" } })}>
            <strong>{name}</strong>
            {words.colon} {what}
          </li>
        ))}
      </ul>
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

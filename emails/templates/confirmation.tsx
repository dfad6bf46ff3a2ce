/** @jsxImportSource react */
import { Actions } from "../parts/actions.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, Paragraph, Salutation, TextLink, Title } from "../parts/prose.tsx";
import { slot } from "../slots.ts";
import type { TemplateProps } from "./props.ts";

export function Confirmation({ hub, language, words, subject }: TemplateProps) {
  const said = words.confirmation;
  return (
    <Layout {...{ hub, language, subject }} preview={said.preview} footer={<Footer hub={hub} words={words} />}>
      <Kicker>{said.kicker}</Kicker>
      <Title>{said.title}</Title>
      <Salutation words={words} />
      <Paragraph>{said.lead(hub.name)}</Paragraph>
      <Actions actions={[{ href: slot.confirmUrl, label: said.button }]} />
      <Paragraph colour="muted" kind="small" below="28px">
        {said.afterwards}
      </Paragraph>
      <Paragraph>{said.ignore}</Paragraph>
      <Paragraph colour="muted" kind="small" below="0">
        {said.byHand}
        <br />
        <TextLink href={slot.confirmUrl}>{slot.confirmUrl}</TextLink>
      </Paragraph>
    </Layout>
  );
}

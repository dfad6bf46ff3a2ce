/** @jsxImportSource react */
import type { NewsText } from "../../hub/news/news.ts";
import { openingInWords } from "../opening.ts";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { Kicker, LinkLine, Salutation, Title } from "../parts/prose.tsx";
import { Summary } from "../parts/summary.tsx";
import type { TemplateProps } from "./props.ts";

export function News({ hub, language, words, subject, text }: TemplateProps & { text: NewsText }) {
  const footer = <Footer hub={hub} words={words} why={words.news.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, footer }} preview={openingInWords(text.body)}>
      <Kicker>{words.news.kicker}</Kicker>
      <Title>{text.title}</Title>
      <Salutation words={words} />
      <Summary markdown={text.body} />
      <LinkLine href={`${hub.url}/meetings`} above="28px">
        {words.welcome.next.meetingsLink}
      </LinkLine>
      <LinkLine href={hub.url}>{words.news.siteLink(hub.name)}</LinkLine>
    </Layout>
  );
}

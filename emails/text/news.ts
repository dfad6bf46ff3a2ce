import type { HubConfig } from "../../hub/config.ts";
import { markdownToText } from "../../hub/editions/markdown.ts";
import type { NewsText } from "../../hub/news/news.ts";
import type { Words } from "../words/index.ts";
import { footer, links, salutation } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

export const newsText = (hub: HubConfig, words: Words, { title, body }: NewsText): string =>
  paragraphs(
    salutation(words),
    underlined(title),
    markdownToText(body),
    links(words, [words.welcome.next.meetingsLink, `${hub.url}/meetings`], [words.news.siteLink(hub.name), hub.url]),
    footer(hub, words, words.news.why(hub.name)),
  );

import type { HubConfig } from "../../hub/config.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import { footer, link, salutation } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

export function welcomeText(hub: HubConfig, words: Words): string {
  const { kinds, choice, next, lead, why } = words.welcome;
  return paragraphs(
    salutation(words),
    lead(hub.name),
    underlined(kinds.title),
    kinds.list.map(({ name, what }) => `- ${name}${words.colon} ${what}`).join("\n"),
    choice,
    link(words, words.links.preferences, slot.preferencesUrl),
    underlined(next.title),
    next.meetings,
    link(words, next.meetingsLink, `${hub.url}/meetings`),
    `${next.calendar}\n${hub.url}/calendar.ics`,
    footer(hub, words, why(hub.name)),
  );
}

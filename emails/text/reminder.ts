import type { HubConfig } from "../../hub/config.ts";
import type { Invitation } from "../invitation.ts";
import type { Words } from "../words/index.ts";
import { agenda, footer, links, salutation, whenAndWhere } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

/** `left` in words: "tomorrow". */
export function reminderText(hub: HubConfig, words: Words, invitation: Invitation, left: string): string {
  const { title, when, registerUrl, joinUrl, pageUrl } = invitation;
  return paragraphs(
    salutation(words),
    words.reminder.lead(left),
    underlined(title),
    whenAndWhere(words, invitation),
    links(
      words,
      [words.links.join, joinUrl],
      [words.links.register, registerUrl],
      [words.links.calendar, when.kind === "span" ? when.calendarUrl : undefined],
    ),
    agenda(words, invitation, true),
    links(words, [invitation.agenda.length > 0 ? words.links.fullAgenda : words.links.page, pageUrl]),
    footer(hub, words, words.reminder.why(hub.name)),
  );
}

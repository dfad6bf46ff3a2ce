import type { HubConfig } from "../../hub/config.ts";
import type { Invitation } from "../invitation.ts";
import type { Words } from "../words/index.ts";
import { agenda, footer, meetingLinks, pageLink, salutation, whenAndWhere } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

/** `left` in words: "tomorrow". */
export function reminderText(hub: HubConfig, words: Words, invitation: Invitation, left: string): string {
  return paragraphs(
    salutation(words),
    words.reminder.lead(left),
    underlined(invitation.title),
    whenAndWhere(words, invitation),
    meetingLinks(words, invitation, "join"),
    agenda(words, invitation, true),
    pageLink(words, invitation),
    footer(hub, words, words.reminder.why(hub.name)),
  );
}

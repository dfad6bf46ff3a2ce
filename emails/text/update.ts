import type { HubConfig } from "../../hub/config.ts";
import type { Correction } from "../correction.ts";
import type { Invitation } from "../invitation.ts";
import type { Words } from "../words/index.ts";
import { agenda, footer, listed, meetingLinks, pageLink, salutation, whenAndWhere } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

export function updateText(hub: HubConfig, words: Words, invitation: Invitation, correction: Correction): string {
  const { sentences, note, earlier, calendar } = correction;
  const list = [words.update.several, listed(sentences)];
  return paragraphs(
    salutation(words),
    ...(sentences.length === 1 ? sentences : list),
    note,
    underlined(invitation.title),
    whenAndWhere(words, invitation, earlier),
    calendar,
    meetingLinks(words, invitation, "join"),
    agenda(words, invitation, true),
    pageLink(words, invitation),
    footer(hub, words, words.update.why),
  );
}

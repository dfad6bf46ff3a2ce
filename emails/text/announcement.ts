import type { HubConfig } from "../../hub/config.ts";
import { markdownToText } from "../../hub/editions/markdown.ts";
import type { Invitation } from "../invitation.ts";
import type { Words } from "../words/index.ts";
import { agenda, footer, link, meetingLinks, salutation, whenAndWhere } from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

export function announcementText(hub: HubConfig, words: Words, invitation: Invitation): string {
  const { title, summary, when, pageUrl } = invitation;
  const lead = when.kind === "month" ? words.saveTheMonth.lead(when.month) : words.announcement.lead;
  return paragraphs(
    salutation(words),
    lead,
    underlined(title),
    whenAndWhere(words, invitation),
    markdownToText(summary),
    agenda(words, invitation),
    meetingLinks(words, invitation),
    link(words, words.links.page, pageUrl),
    footer(hub, words, words.announcement.why(hub.name)),
  );
}

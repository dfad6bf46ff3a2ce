import type { HubConfig } from "../../hub/config.ts";
import { markdownToText } from "../../hub/editions/markdown.ts";
import type { Day } from "../days.ts";
import type { Invitation } from "../invitation.ts";
import type { Report, ReportedSession } from "../report.ts";
import type { Words } from "../words/index.ts";
import { dateAndPlace, footer, link, salutation } from "./parts.ts";
import { indented, paragraphs, underlined, wrap } from "./wrap.ts";

export function recapText(hub: HubConfig, words: Words, { meeting, summary, days, next }: Report): string {
  return paragraphs(
    salutation(words),
    words.recap.lead,
    underlined(meeting.title),
    dateAndPlace(meeting),
    markdownToText(summary),
    ...(days.length === 0 ? [] : [underlined(words.recap.sessions), ...days.map((day) => sessions(words, day))]),
    link(words, words.links.page, meeting.pageUrl),
    ...(next ? nextMeeting(words, next) : []),
    footer(hub, words, words.recap.why(hub.name)),
  );
}

const sessions = (words: Words, { date, items }: Day<ReportedSession>): string =>
  paragraphs(date, ...items.map((item) => session(words, item)));

function session(words: Words, told: ReportedSession): string {
  const { start, end, title, speakers, text, slides, recording } = told;
  const hours = end === undefined ? start : `${start}–${end}`;
  const head = wrap([hours, title].filter(Boolean).join("  "));
  return paragraphs(
    [head, indented(speakers.join(" · "))].filter(Boolean).join("\n"),
    indented(text),
    slides && indented(link(words, words.recap.slides, slides)),
    recording && indented(link(words, words.recap.recording, recording)),
  );
}

const nextMeeting = (words: Words, next: Invitation): string[] => [
  underlined(words.recap.next),
  [next.title, dateAndPlace(next, true), ...(next.when.kind === "month" ? [words.meeting.dayOpen] : [])].join("\n"),
  link(words, words.recap.nextLink, next.pageUrl),
];

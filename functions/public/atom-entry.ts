import type { HubConfig, Language } from "../../hub/config.ts";
import { markdownToHtml } from "../../hub/editions/markdown.ts";
import { escapeHtml } from "../../hub/mail/html.ts";
import { changesOf } from "../../hub/meetings/change-kinds.ts";
import { daysIn } from "../../hub/meetings/dates.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Recap } from "../../hub/meetings/recap.ts";
import { textFor, textIn } from "../../hub/meetings/texts.ts";
import { monthIn, spanOf } from "../../hub/meetings/times.ts";
import { isSetting, whenOf } from "./changes.ts";
import type { Told } from "./told.ts";
import type { Dated } from "./words/headlines.ts";
import { words } from "./words/index.ts";

/** What an entry of the feed says, all of it in one language. */
export interface Saying {
  language: Language;
  title: string;
  /** HTML. */
  content: string;
}

/** For good: a reader of the feed takes an entry with another id for something new. */
export const entryId = (hub: HubConfig, { meeting, name }: Told): string =>
  `tag:${hub.domain},2022:meetings/${meeting.slug}${name === undefined ? "" : `/${name}`}`;

/** What was told, in the wanted language if there is a text in it. */
export function sayingOf({ kind, meeting, before, recap }: Told, wanted: Language): Saying {
  if (recap) return ofRecap(meeting, recap, wanted);
  const { text, language } = textIn(meeting, wanted);
  const { headlines, meeting: said } = words[language];
  if (kind === "cancellation" || meeting.state === "cancelled") {
    const content = `<p>${said.cancelledNote}</p>\n<p><s>${whenAndWhere(language, meeting.input)}</s></p>`;
    return { language, title: headlines.cancelled(text.title), content };
  }
  const body = `<p>${whenAndWhere(language, meeting.input)}</p>${markdownToHtml(text.summary)}`;
  if (kind !== "update" || !before) return { language, title: text.title, content: body };
  const content = `${differences(language, before.input, meeting.input)}${body}`;
  return { language, title: headlineOf(language, before, meeting, text.title), content };
}

function ofRecap(meeting: Meeting, recap: Recap, wanted: Language): Saying {
  const { text, language } = textFor(recap.input.texts, wanted);
  const { title } = textIn(meeting, language).text;
  return { language, title: words[language].headlines.recap(title), content: markdownToHtml(text.summary) };
}

function headlineOf(language: Language, before: Meeting, after: Meeting, title: string): string {
  const { headlines } = words[language];
  const dated = datedIn(language, after.input);
  const [change] = changesOf(before, after);
  if (change === undefined) return headlines.words(title);
  switch (change) {
    case "reinstated":
      return headlines.reinstated(title);
    case "dated":
      return isSetting(before, after) ? headlines.set(dated, title) : headlines.moved(dated, title);
    case "undated":
    case "month":
    case "moved":
      return headlines.moved(dated, title);
    case "hours":
    case "end":
    case "zone":
      return headlines.hours(dated, title);
    case "place":
    case "placeSet":
      return headlines.place(title);
    case "link":
    case "linkSet":
      return headlines.link(title);
    case "placeWithdrawn":
    case "linkWithdrawn":
      return headlines.words(title);
  }
}

function datedIn(language: Language, input: MeetingInput): Dated {
  const span = spanOf(input);
  if (!span) return { kind: "month", text: monthIn(language, input.month ?? "") };
  const isOneDay = span.start.toPlainDate().equals(span.end.toPlainDate());
  return { kind: isOneDay ? "day" : "days", text: daysIn(language, span) };
}

const lines = (...parts: (string | undefined)[]): string =>
  parts.flatMap((part) => (part ? [escapeHtml(part)] : [])).join("<br/>");

const whenAndWhere = (language: Language, input: MeetingInput): string => lines(whenOf(language, input), input.place);

/** Date, place and way in as they were and as they are, where they differ. */
function differences(language: Language, before: MeetingInput, after: MeetingInput): string {
  const { feed } = words[language];
  return [
    [whenOf(language, before), whenOf(language, after)],
    [before.place ?? "", after.place ?? ""],
    [before.joinUrl ?? "", after.joinUrl ?? ""],
  ]
    .filter(([was, is]) => was !== is)
    .map(([was, is]) => {
      const old = was && `${feed.before} <s>${lines(was)}</s>`;
      const present = is && `${feed.now} <strong>${lines(is)}</strong>`;
      return `<p>${[old, present].filter(Boolean).join("<br/>")}</p>\n`;
    })
    .join("");
}

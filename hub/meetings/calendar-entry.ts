import type { HubConfig, Language } from "../config.ts";
import { markdownToText } from "../editions/markdown.ts";
import type { Meeting } from "./meeting.ts";
import { textIn } from "./texts.ts";
import { type Span, spanOf } from "./times.ts";

/** What a calendar says of a meeting, in one language: the one source of files, feeds and "add to calendar" links. */
export interface CalendarEntry {
  span: Span;
  title: string;
  place: string | undefined;
  /** Plain text. */
  summary: string;
  /** Links as RFC 3986 spells them, in ASCII: staff may paste one with letters of any script. */
  joinUrl: string | undefined;
  /** The meeting's own page. */
  page: string;
}

/** Undefined for a save-the-month: no calendar can hold one. */
export function calendarEntryOf(hub: HubConfig, meeting: Meeting, wanted: Language): CalendarEntry | undefined {
  const span = spanOf(meeting.input);
  if (!span) return undefined;
  const { text } = textIn(meeting, wanted);
  const { place, joinUrl } = meeting.input;
  return {
    span,
    title: text.title,
    place,
    summary: markdownToText(text.summary),
    joinUrl: joinUrl === undefined ? undefined : new URL(joinUrl).href,
    page: new URL(`${hub.url}/meetings/${meeting.slug}`).href,
  };
}

/** Where the button of an entry leads: the room, else the meeting's page. */
export const urlOf = ({ joinUrl, page }: CalendarEntry): string => joinUrl ?? page;

/** The text of an entry with its links, which a summary of more than `longest` UTF-16 units is shortened for. */
export const detailsOf = ({ summary, joinUrl, page }: CalendarEntry, longest = Number.POSITIVE_INFINITY): string =>
  [shortened(summary, longest), joinUrl, page].filter(Boolean).join("\n\n");

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Cut between what readers see as characters. */
const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, characters.segment(text).containing(longest)?.index).trimEnd()}…`;

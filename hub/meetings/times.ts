import { Temporal } from "temporal-polyfill";
import type { MeetingInput } from "./input.ts";
import type { Meeting, MeetingState } from "./meeting.ts";

/** Start and end as instants with a zone. */
export interface Span {
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
}

/** When a meeting is, in its own zone; undefined for a save-the-month. */
export function spanOf(input: MeetingInput): Span | undefined {
  if (input.start === undefined || input.end === undefined) return undefined;
  const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(input.zone);
  return { start: at(input.start), end: at(input.end) };
}

/** Where a meeting stands in time: a save-the-month behind every meeting of its month that has a day. */
export function hoursOf({ slug, input }: Meeting): { start: Temporal.Instant; end: Temporal.Instant } {
  const span = spanOf(input);
  if (span) return { start: span.start.toInstant(), end: span.end.toInstant() };
  if (input.month === undefined) throw new Error(`Meeting ${slug} has neither a start and an end nor a month.`);
  const end = Temporal.PlainYearMonth.from(input.month)
    .add({ months: 1 })
    .toPlainDate({ day: 1 })
    .toZonedDateTime(input.zone)
    .toInstant();
  return { start: end, end };
}

/** It has begun, or its month is over. */
export const isPast = (meeting: Meeting, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(hoursOf(meeting).start, now) <= 0;

export function stateOf(meeting: Meeting, now: Temporal.Instant): MeetingState {
  const span = spanOf(meeting.input);
  const past = span !== undefined && Temporal.Instant.compare(span.end.toInstant(), now) <= 0;
  return meeting.state === "scheduled" && past ? "held" : meeting.state;
}

/** `UTC+02:00`, `UTC−03:30`, `UTC`. */
export function offsetName(time: Temporal.ZonedDateTime): string {
  const offset = time.offset.slice(0, 6);
  return offset === "+00:00" ? "UTC" : `UTC${offset.replace("-", "−")}`;
}

/** The place that a zone is named for: `Pacific/Auckland` → `Auckland`, `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export const zoneCity = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, zone: string, kind: "date" | "hour"): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  // British English: 24 hours and day before month, as international organisations write.
  const locale = language === "en" ? "en-GB" : language;
  const made = new Intl.DateTimeFormat(
    locale,
    kind === "date"
      ? { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone }
      : { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone },
  );
  formats.set(key, made);
  return made;
}

/** In French the first of a month is an ordinal: `samedi 1er mai 2027`, `30 avril – 1er mai 2027`. */
export const asSpoken = (language: string, dates: string): string =>
  language === "fr" ? dates.replace(/(?<!\d)1(?=\s\p{L}|–)/gu, "1er") : dates;

export const dateIn = (language: string, time: Temporal.ZonedDateTime): string =>
  asSpoken(language, format(language, time.timeZoneId, "date").format(time.epochMilliseconds));

export const hourIn = (language: string, time: Temporal.ZonedDateTime): string =>
  format(language, time.timeZoneId, "hour").format(time.epochMilliseconds);

/** A month in words: `May 2027`, `mai 2027`. */
export function monthIn(language: string, month: string): string {
  const first = Temporal.PlainDate.from(`${month}-15`).toZonedDateTime("UTC");
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    first.epochMilliseconds,
  );
}

/**
 * A span on the clock of a zone, with weekday and UTC offset:
 * `Wednesday 12 May 2027, 19:30–23:30 (UTC+12:00)`; both dates when it passes midnight there,
 * both offsets when the clocks change in between.
 */
export function spanIn(language: string, zone: string, span: Span): string {
  const start = span.start.withTimeZone(zone);
  const end = span.end.withTimeZone(zone);
  const from = `${dateIn(language, start)}, ${hourIn(language, start)}`;
  const offset = offsetName(start);
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  const sameOffset = start.offset === end.offset;
  const to = sameDay ? hourIn(language, end) : `${dateIn(language, end)}, ${hourIn(language, end)}`;
  const dash = sameDay ? "–" : " – ";
  return sameOffset ? `${from}${dash}${to} (${offset})` : `${from} (${offset})${dash}${to} (${offsetName(end)})`;
}

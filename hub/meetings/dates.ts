import { Temporal } from "temporal-polyfill";
import type { Language } from "../config.ts";
import { asSpoken, dateIn, offsetName, type Span } from "./times.ts";

// British English, as in times.ts.
const locale = (language: Language) => (language === "en" ? "en-GB" : language);

const oneDay = ({ start, end }: Span) => start.toPlainDate().equals(end.toPlainDate());

/** The day or days of a meeting in its own zone: `Wednesday 12 May 2027`, `12–14 May 2027`. */
export function daysIn(language: Language, span: Span): string {
  return oneDay(span) ? dateIn(language, span.start) : datesIn(language, span);
}

/** The same without weekdays: `12 May 2027`, `12–14 May 2027`. */
export function datesIn(language: Language, span: Span): string {
  const range = new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone: span.start.timeZoneId });
  return asSpoken(language, range.formatRange(span.start.epochMilliseconds, span.end.epochMilliseconds));
}

/** `Central European Summer Time`. */
export function zoneNameIn(language: Language, { start }: Span): string {
  const format = new Intl.DateTimeFormat(locale(language), { timeZoneName: "long", timeZone: start.timeZoneId });
  const part = format.formatToParts(start.epochMilliseconds).find(({ type }) => type === "timeZoneName");
  return part?.value ?? start.timeZoneId;
}

/** The offset that hours of the agenda are in; both when the clocks change during the meeting. */
export const offsetsOf = ({ start, end }: Span): string =>
  [...new Set([offsetName(start), offsetName(end)])].join(" → ");

/** What a leaf of a wall calendar shows. */
export interface Leaf {
  /** "Wed"; nothing when only the month is known or when there are several days. */
  weekday?: string;
  day?: string;
  month: string;
  year: string;
}

export function leafOfSpan(language: Language, span: Span): Leaf {
  const { start, end } = span;
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(language), { ...options, timeZone: start.timeZoneId }).format(
      start.epochMilliseconds,
    );
  const sameMonth = start.month === end.month && start.year === end.year;
  const last = !oneDay(span) && sameMonth ? `–${end.day}` : "";
  return {
    ...(oneDay(span) && { weekday: say({ weekday: "short" }) }),
    day: `${start.day}${last}`,
    month: say({ month: "short" }),
    year: String(start.year),
  };
}

export function leafOfMonth(language: Language, month: string, width: "long" | "short"): Leaf {
  const first = Temporal.PlainYearMonth.from(month);
  const name = new Intl.DateTimeFormat(locale(language), { month: width, timeZone: "UTC" });
  const instant = first.toPlainDate({ day: 15 }).toZonedDateTime("UTC").epochMilliseconds;
  return { month: name.format(instant), year: String(first.year) };
}

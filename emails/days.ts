import { Temporal } from "temporal-polyfill";
import type { Language } from "../hub/config.ts";
import type { MeetingInput } from "../hub/meetings/input.ts";
import { dateIn, spanOf } from "../hub/meetings/times.ts";

/** What belongs to one day; `date` in words when the meeting has several. */
export interface Day<Item> {
  date?: string;
  items: Item[];
}

/** Where an item stands that names no day: on the first of its meeting. Without one, `""`. */
export const firstDayOf = (input: MeetingInput): string => input.start?.slice(0, 10) ?? "";

/** Items by their days, in order; those of a day stay in the order that they were written in. */
export function inDays<Item extends { date?: string | undefined }>(
  input: MeetingInput,
  items: Item[],
  language: Language,
): Day<Item>[] {
  const byDate = Map.groupBy(items, ({ date }) => date ?? firstDayOf(input));
  const span = spanOf(input);
  const several = byDate.size > 1 || (span && !span.start.toPlainDate().equals(span.end.toPlainDate()));
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, ofDay]) => ({
      ...(several &&
        date !== "" && { date: dateIn(language, Temporal.PlainDate.from(date).toZonedDateTime(input.zone)) }),
      items: ofDay,
    }));
}

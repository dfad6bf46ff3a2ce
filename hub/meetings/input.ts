import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Language } from "../config.ts";
import { day, hour, https, line, prose, slug } from "../text-fields.ts";
import { agendaProblems, full } from "./agenda.ts";
import { reminder } from "./reminder-offset.ts";
import { zone } from "./zone.ts";

const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, {
    error: "Write a local date and time, such as 2027-05-12T09:30:00; the zone is a field of its own.",
  })
  .refine(
    parses((text) => Temporal.PlainDateTime.from(text, { overflow: "reject" })),
    {
      error: "This date or hour does not exist.",
    },
  );
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/, { error: "Write a month, such as 2027-05." })
  .refine(
    parses((text) => Temporal.PlainYearMonth.from(text, { overflow: "reject" })),
    {
      error: "This month does not exist.",
    },
  );
const agendaItem = z.strictObject({
  /** Needed when a meeting lasts several days. */
  date: day.optional(),
  start: hour,
  end: hour,
  title: line(200).min(1),
  detail: prose(5000).optional(),
  speakers: z.array(line(200).min(1)).max(30).optional(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

const meetingText = z.strictObject({
  title: line(200).min(1, { error: "A meeting has a title." }),
  /** Markdown. */
  summary: prose(10_000).default(""),
  agenda: z.array(agendaItem).max(60).default([]),
});
export type MeetingText = z.infer<typeof meetingText>;

/** The fields of a meeting, each by itself. */
export const meetingFields = z.strictObject({
  slug,
  start: localDateTime.optional(),
  end: localDateTime.optional(),
  /** Instead of start and end: a save-the-month. */
  month: month.optional(),
  zone,
  place: line(300).optional(),
  joinUrl: https.optional(),
  registerUrl: https.optional(),
  reminders: z.array(reminder).max(10).optional(),
  texts: z.strictObject({ en: meetingText.optional(), fr: meetingText.optional() } satisfies Record<Language, unknown>),
});

/**
 * A meeting as staff write it: JSON by the API, YAML by the command line. A transform, not a refinement: what fields
 * say about each other is looked at only once each of them is right.
 */
export const meetingInput = meetingFields.transform((input, context) => {
  for (const { path, message } of meetingProblems(input)) context.addIssue({ code: "custom", path, message });
  return input;
});
export type MeetingInput = z.infer<typeof meetingInput>;

export interface Problem {
  path: (string | number)[];
  message: string;
}

function meetingProblems(input: z.infer<typeof meetingFields>): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string) => problems.push({ path: [field], message });
  if (Object.keys(input.texts).length === 0) add("texts", "Write the meeting's texts in at least one language.");
  if (input.month !== undefined) {
    if (input.start !== undefined || input.end !== undefined) {
      add("month", "Give either a month, or a start and an end.");
    }
    return problems;
  }
  if (input.start === undefined) add("start", "Give a start and an end, or a month.");
  if (input.end === undefined) add("end", "Give a start and an end, or a month.");
  if (input.start === undefined || input.end === undefined) return problems;
  const starts = inGap(input.start, input.zone);
  const ends = inGap(input.end, input.zone);
  if (starts) add("start", `Clocks in ${input.zone} skip this hour on that day.`);
  if (ends) add("end", `Clocks in ${input.zone} skip this hour on that day.`);
  if (full(input.end) <= full(input.start)) add("end", "A meeting ends after it starts.");
  else problems.push(...agendaProblems(input, input.start, input.end));
  const seen = new Set<string>();
  for (const [i, offset] of (input.reminders ?? []).entries()) {
    const key = JSON.stringify(offset);
    if (seen.has(key)) problems.push({ path: ["reminders", i], message: "This reminder is listed twice." });
    seen.add(key);
  }
  return problems;
}

function inGap(local: string, zoneName: string): boolean {
  const plain = Temporal.PlainDateTime.from(local);
  return !plain.toZonedDateTime(zoneName).toPlainDateTime().equals(plain);
}

function parses(parse: (text: string) => unknown): (text: string) => boolean {
  return (text) => {
    try {
      parse(text);
      return true;
    } catch {
      return false;
    }
  };
}

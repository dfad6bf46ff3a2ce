import { Temporal } from "temporal-polyfill";
import * as z from "zod";

const longest = Temporal.Duration.from({ days: 180 });

function isOffset(text: string): boolean {
  try {
    const offset = Temporal.Duration.from(text);
    if (offset.years !== 0 || offset.months !== 0 || offset.sign < 0) return false;
    const days = { relativeTo: Temporal.PlainDate.from("2024-01-01") };
    return Temporal.Duration.compare(offset, longest, days) <= 0;
  } catch {
    return false;
  }
}

const whole = (before: string) => {
  const { hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = Temporal.Duration.from(before);
  return hours + minutes + seconds + milliseconds + microseconds + nanoseconds === 0;
};

/**
 * A reminder is due `before` the start (ISO 8601: `PT1H`), or, with `at`, at that hour on each reader's own clock
 * so many days before the day on which the meeting starts for that reader (`P7D` at 09:00).
 */
export const reminder = z
  .strictObject({
    before: z
      .string()
      .refine(isOffset, { error: "Write how long before, as P14D, P1D or PT1H; at most 180 days, no months." }),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Write an hour, such as 09:00." })
      .optional(),
  })
  .superRefine(({ before, at }, context) => {
    if (!isOffset(before)) return;
    if (at !== undefined && !whole(before)) {
      context.addIssue({
        code: "custom",
        path: ["at"],
        message: "An hour goes with whole days, such as P7D at 09:00.",
      });
    }
    if (at === undefined && Temporal.Duration.from(before).blank) {
      context.addIssue({ code: "custom", path: ["before"], message: "A reminder is due before the start." });
    }
  });
export type ReminderOffset = z.infer<typeof reminder>;

/** The hub's plan for a meeting that names none. */
export const defaultReminders: ReminderOffset[] = [
  { before: "P14D", at: "09:00" },
  { before: "P1D", at: "09:00" },
  { before: "PT1H" },
];

/** Names an offset within a meeting: `P7D@09:00`, `PT1H`. */
export const offsetKey = ({ before, at }: ReminderOffset): string => (at === undefined ? before : `${before}@${at}`);

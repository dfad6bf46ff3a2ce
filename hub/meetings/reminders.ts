import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { Due } from "../sends/send.ts";
import type { Meeting } from "./meeting.ts";
import { defaultReminders, offsetKey, type ReminderOffset } from "./reminder-offset.ts";
import { spanOf } from "./times.ts";

/** What clock changes between a reminder and its meeting can shift an hour by, with room. */
const clockChanges = { hours: 3 };

/** When a reminder is due for readers of a zone. */
export function dueIn(start: Temporal.ZonedDateTime, offset: ReminderOffset, zone: string): Temporal.Instant {
  const before = Temporal.Duration.from(offset.before);
  if (offset.at === undefined) return start.toInstant().subtract(hours(before));
  return start
    .withTimeZone(zone)
    .toPlainDate()
    .subtract(before)
    .toZonedDateTime({ timeZone: zone, plainTime: offset.at })
    .toInstant();
}

/** Without an hour, days are 24 hours: the reminder is so long before the start, whatever the clocks do between. */
const hours = ({ weeks, days, hours: h, minutes, seconds }: Temporal.Duration): Temporal.DurationLike => ({
  hours: weeks * 168 + days * 24 + h,
  minutes,
  seconds,
});

/**
 * From when until when an offset falls due somewhere. A meeting's local hour lies between 00:00 and 24:00 in any zone,
 * so an hour `at` on that day lies at most a day before and `at` hours after the start; the days before are whole.
 */
export function windowOf(
  start: Temporal.ZonedDateTime,
  { before, at }: ReminderOffset,
): { from: Temporal.Instant; to: Temporal.Instant } {
  const days = start.toInstant().subtract(hours(Temporal.Duration.from(before)));
  if (at === undefined) return { from: days, to: days };
  const { hour, minute } = Temporal.PlainTime.from(at);
  const latest = days.add({ hours: hour, minutes: minute });
  return { from: latest.subtract({ hours: 24 }).subtract(clockChanges), to: latest.add(clockChanges) };
}

export const remindersOf = (meeting: Meeting): ReminderOffset[] => meeting.input.reminders ?? defaultReminders;

/** Reminders of a scheduled meeting up to this instant have been seen to, or were never promised. */
export const handledThrough = ({ remindedThrough, armedAt }: Meeting): string | undefined => remindedThrough ?? armedAt;

/** When tick looks at a meeting: at once when it was written or has a rest to send, as a notice is due, for reminders. */
export function nextLook(meeting: Meeting): Due | undefined {
  const rest = meeting.cutShort && !meeting.notice && meeting.state === "scheduled";
  const looks = [
    meeting.unseen || rest ? meeting.revisedAt : undefined,
    meeting.notice?.due,
    reminderLook(meeting),
  ].filter((at) => at !== undefined);
  const at = looks.sort()[0];
  return at === undefined ? undefined : { clock: "hub", at };
}

/** As the next reminder's window opens, and at each tick while one is open. */
function reminderLook(meeting: Meeting): string | undefined {
  const span = spanOf(meeting.input);
  const handled = handledThrough(meeting);
  if (meeting.state !== "scheduled" || meeting.stale || !span || handled === undefined) return undefined;
  const through = instant(handled);
  const opens = remindersOf(meeting)
    .map((offset) => windowOf(span.start, offset))
    .filter(({ to }) => Temporal.Instant.compare(to, through) > 0)
    .map(({ from }) => iso(from))
    .sort();
  return opens[0];
}

/** The next instant after `now` at which a reminder falls due for readers of one of these zones. */
export function nextDue(meeting: Meeting, zones: string[], now: Temporal.Instant): Temporal.Instant | undefined {
  const span = spanOf(meeting.input);
  if (meeting.state !== "scheduled" || meeting.stale || !span) return undefined;
  return remindersOf(meeting)
    .flatMap((offset) => zones.map((zone) => dueIn(span.start, offset, zone)))
    .filter((due) => after(due, now) && after(span.start.toInstant(), due))
    .sort(Temporal.Instant.compare)[0];
}

/** Readers of these zones are due the same reminder at the same instant. */
export interface DueGroup {
  offset: ReminderOffset;
  due: Temporal.Instant;
  zones: string[];
  /** Too late, or overtaken by a nearer reminder that is due as well: to be shown as missed. */
  missed: boolean;
}

/** How late a reminder may still go out: half of what was left then, at most a day. Never after the start. */
function graceEnds(due: Temporal.Instant, start: Temporal.Instant): Temporal.Instant {
  const half = due.until(start).total("seconds") / 2;
  return due.add({ seconds: Math.floor(Math.min(half, 86_400)) });
}

/**
 * What fell due behind `through` and up to `now`. Of two that are due at once for a reader, only the nearest goes out.
 */
export function dueGroups(meeting: Meeting, zones: string[], now: Temporal.Instant): DueGroup[] {
  const span = spanOf(meeting.input);
  const handled = handledThrough(meeting);
  if (!span || handled === undefined) return [];
  const start = span.start.toInstant();
  const groups = new Map<string, DueGroup>();
  for (const zone of zones) {
    const fallen = remindersOf(meeting)
      .map((offset) => ({ offset, due: dueIn(span.start, offset, zone) }))
      .filter(({ due }) => after(due, instant(handled)) && !after(due, now) && after(start, due))
      .sort((a, b) => Temporal.Instant.compare(a.due, b.due));
    for (const [i, { offset, due }] of fallen.entries()) {
      const overtaken = i < fallen.length - 1;
      const tooLate = after(now, graceEnds(due, start)) || !after(start, now);
      const missed = overtaken || tooLate;
      const key = `${offsetKey(offset)} ${iso(due)} ${missed}`;
      const group = groups.get(key) ?? { offset, due, zones: [], missed };
      group.zones.push(zone);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

const after = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0;

import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { CompilingContext, Context } from "../context.ts";
import { WriteConflict } from "../errors.ts";
import type { Audience } from "../sends/audience.ts";
import { beginSend } from "../sends/begin.ts";
import type { ReminderOf, Send } from "../sends/send.ts";
import type { Meeting } from "./meeting.ts";
import { offsetKey } from "./reminder-offset.ts";
import { type DueGroup, dueGroups, nextLook, windowOf } from "./reminders.ts";
import { spanOf } from "./times.ts";

/** Lateness below this is not worth other words. */
const punctualMinutes = 15;

/** Sends the reminders of a meeting that have fallen due, each once, and notes how far it came. */
export async function remind(context: CompilingContext, slug: string): Promise<void> {
  const meeting = await context.store.meetings.get(slug);
  if (meeting?.state !== "scheduled" || meeting.stale) return;
  const now = context.clock.now();
  const groups = dueGroups(meeting, await context.store.subscribers.zones(), now);
  for (const group of groups) await sendReminder(context, meeting, group, now);
  const noted: Meeting = { ...meeting, remindedThrough: iso(now) };
  if (groups.length === 0 && nextLook(noted)?.at === nextLook(meeting)?.at) return;
  try {
    await context.store.meetings.note(meeting, { remindedThrough: iso(now) }, nextLook(noted));
  } catch (error) {
    // A new revision came in between; the next tick goes by that one. What was sent is keyed and is not sent again.
    if (!(error instanceof WriteConflict)) throw error;
  }
}

/** What names a reminder, and whom it is for. Undefined for a meeting without an hour. */
export function reminderOf(
  meeting: Meeting,
  { offset, due, zones }: DueGroup,
): { id: string; reminder: ReminderOf; audience: Audience } | undefined {
  const start = spanOf(meeting.input)?.start;
  if (!start) return undefined;
  const reminder: ReminderOf = {
    meeting: meeting.slug,
    start: iso(start.toInstant()),
    offset: offsetKey(offset),
    due: iso(due),
  };
  const key = createHash("sha256").update(JSON.stringify(reminder)).digest("base64url").slice(0, 10);
  return {
    id: `reminder-${meeting.slug}-${key}`,
    reminder,
    audience: { topic: "reminders", zones, zonesAt: iso(windowOf(start, offset).from), joinedBy: iso(due) },
  };
}

async function sendReminder(
  context: CompilingContext,
  meeting: Meeting,
  group: DueGroup,
  now: Temporal.Instant,
): Promise<void> {
  if (group.missed) return noteMissed(context, meeting, group, now);
  const named = reminderOf(meeting, group);
  const start = spanOf(meeting.input)?.start;
  if (!named || !start) return;
  const { offset, due, zones } = group;
  const late = due.until(now).total("minutes") > punctualMinutes;
  const left = late ? timeLeft(now, start.withTimeZone(zones[0] ?? start.timeZoneId)) : offset.before;
  await beginSend(context, { ...named, subject: { kind: "reminder", meeting, left }, by: "tick" });
}

/** Staff see that it was not sent, and why nobody asks for it any more. What was sent was not missed. */
export async function noteMissed(
  context: Pick<Context, "store" | "log" | "metrics">,
  meeting: Meeting,
  group: DueGroup,
  now: Temporal.Instant,
): Promise<void> {
  const named = reminderOf(meeting, group);
  // The plan may have been changed since, and all of it is looked at again.
  if (!named || (await context.store.sends.get(named.id))) return;
  const { id, reminder, audience } = named;
  const send: Send = {
    id: `${id}-missed`,
    kind: "reminder",
    edition: id,
    status: "missed",
    rev: 0,
    createdAt: iso(now),
    by: "tick",
    audience,
    meeting: meeting.slug,
    reminder,
    finishedAt: iso(now),
  };
  if (!(await context.store.sends.create(send))) return;
  context.log.warn("A reminder was missed", { send: send.id, due: reminder.due });
  context.metrics.put("RemindersMissed", 1);
}

/** How long until the start, as people say it: days by the calendar, else hours, else minutes. */
export function timeLeft(now: Temporal.Instant, start: Temporal.ZonedDateTime): string {
  const here = now.toZonedDateTimeISO(start.timeZoneId);
  const days = here.toPlainDate().until(start.toPlainDate()).days;
  if (days > 0) return `P${days}D`;
  const minutes = Math.max(1, Math.floor(now.until(start.toInstant()).total("minutes")));
  return minutes >= 60 ? `PT${Math.round(minutes / 60)}H` : `PT${minutes}M`;
}

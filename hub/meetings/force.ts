import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Send } from "../sends/send.ts";
import type { Meeting } from "./meeting.ts";
import { sameInput } from "./put.ts";
import { nextLook } from "./reminders.ts";

/**
 * Whether a send still says what staff last wrote of its meeting. What was approved is what leaves, so a send whose
 * meeting was edited or cancelled since may not begin.
 */
export async function stillAsWritten(context: Context, send: Send): Promise<boolean> {
  if (send.meeting === undefined) return true;
  const meeting = await context.store.meetings.get(send.meeting);
  const subject = (await context.store.editions.get(send.edition))?.subject;
  if (!meeting || !subject || !("meeting" in subject)) return false;
  return meeting.state !== "cancelled" && sameInput(meeting.input, subject.meeting.input);
}

/**
 * As its announcement begins, a meeting is scheduled: on the calendar, and reminded of. Done before the send moves, and
 * harmless when repeated, so that whatever stops us, going on goes on. @throws WriteConflict
 */
export async function takeIntoForce(context: Context, send: Pick<Send, "id" | "kind" | "meeting">): Promise<void> {
  if (send.kind !== "announcement" || send.meeting === undefined) return;
  const meeting = await context.store.meetings.get(send.meeting);
  if (!meeting || meeting.announced?.send === send.id) return;
  const now = iso(context.clock.now());
  const revision = meeting.revision + 1;
  const scheduled: Meeting = {
    ...meeting,
    state: "scheduled",
    revision,
    scheduledAt: meeting.scheduledAt ?? now,
    announced: { send: send.id, revision, at: now },
  };
  await context.store.meetings.put(scheduled, nextLook(scheduled));
}

import { Temporal } from "temporal-polyfill";
import { instant } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { beginSend } from "../sends/begin.ts";
import type { Send } from "../sends/send.ts";
import type { Told } from "../sends/told.ts";
import type { Meeting } from "./meeting.ts";
import { timeLeft } from "./remind.ts";
import { nextLook } from "./reminders.ts";
import { tellersOf, toldBy } from "./tellers.ts";
import { isPast, spanOf } from "./times.ts";

/**
 * Goes on with what stopped half-way because the meeting was changed: its announcement and its reminders, to those whom
 * they had not reached, with what is true now. Waits for a notice that is due, and while the meeting is cancelled.
 * @throws WriteConflict when somebody else writes; the next look goes on
 */
export async function sendRests(context: CompilingContext, slug: string): Promise<void> {
  const meeting = await context.store.meetings.get(slug);
  if (!meeting?.cutShort || meeting.notice || meeting.state !== "scheduled") return;
  for (const id of isPast(meeting, context.clock.now()) ? [] : meeting.cutShort) {
    const send = await context.store.sends.get(id);
    if (send) await sendRest(context, meeting, send);
  }
  const { cutShort: _, ...rest } = meeting;
  await context.store.meetings.note(meeting, { cutShort: undefined }, nextLook(rest));
}

async function sendRest(context: CompilingContext, meeting: Meeting, send: Send): Promise<void> {
  const subject = subjectOf(context, meeting, send);
  if (!subject || !send.audience) return;
  const root = send.id.replace(/-rest-r\d+$/, "");
  const told: Told = send.reminder
    ? { meeting: meeting.slug, sends: await remindersLike(context, meeting, root) }
    : await toldBy(context, meeting, await tellersOf(context, meeting));
  await beginSend(context, {
    id: `${root}-rest-r${meeting.revision}`,
    subject,
    audience: { ...send.audience, told: { ...told, not: true } },
    by: "tick",
    reminder: send.reminder,
  });
}

/** The same mail with what is true now; undefined for a reminder of another start. */
function subjectOf({ clock }: CompilingContext, meeting: Meeting, { reminder }: Send): EditionSubject | undefined {
  if (!reminder) return { kind: "announcement", meeting };
  const start = spanOf(meeting.input)?.start;
  if (!start || Temporal.Instant.compare(start.toInstant(), instant(reminder.start)) !== 0) return undefined;
  return { kind: "reminder", meeting, left: timeLeft(clock.now(), start) };
}

/** The parts in which a reminder has gone out: whoever got another mail is still due this one. */
const remindersLike = async (context: CompilingContext, meeting: Meeting, root: string): Promise<string[]> =>
  (await tellersOf(context, meeting)).filter((id) => id === root || id.startsWith(`${root}-rest-`));

import { iso } from "../clock.ts";
import type { CompilingContext, Context } from "../context.ts";
import { meetingOf } from "../editions/edition.ts";
import type { Send } from "../sends/send.ts";
import { refreshCatchUp } from "../sends/standing.ts";
import type { Meeting, Telling } from "./meeting.ts";
import { sameInput } from "./put.ts";
import { nextLook } from "./reminders.ts";

/**
 * Whether a send still says what staff last wrote of its meeting. What was approved is what leaves, so a send whose
 * meeting was edited, cancelled or reinstated since may not begin. A recap looks back, and stays true.
 */
export async function stillAsWritten(context: Context, send: Send): Promise<boolean> {
  if (send.meeting === undefined || send.kind === "recap") return true;
  const meeting = await context.store.meetings.get(send.meeting);
  const subject = (await context.store.editions.get(send.edition))?.subject;
  const written = subject && meetingOf(subject);
  if (!meeting || !written) return false;
  const asCancelled = (meeting.state === "cancelled") === (send.kind === "cancellation");
  return asCancelled && sameInput(meeting.input, written.input);
}

/**
 * As its announcement begins, a meeting is scheduled: on the calendar, and reminded of; as its recap does, that is for
 * all to read. Done before the send moves, and harmless when repeated, so that whatever stops us, going on goes on.
 * @throws WriteConflict
 */
export async function takeIntoForce(
  context: CompilingContext,
  send: Pick<Send, "id" | "kind" | "meeting">,
): Promise<void> {
  if (send.meeting === undefined) return;
  const meeting = await context.store.meetings.get(send.meeting);
  if (!meeting) return;
  if (send.kind === "announcement" && meeting.announced?.send !== send.id) await schedule(context, meeting, send.id);
  if (send.kind === "recap") await publish(context, meeting, send.id);
}

async function schedule(context: CompilingContext, meeting: Meeting, send: string): Promise<void> {
  const now = iso(context.clock.now());
  // The next second divides the readers: its send is for who has confirmed by then, the welcome tells the others.
  const at = iso(context.clock.now().add({ seconds: 1 }));
  const revision = meeting.revision + 1;
  const { notice } = meeting;
  const scheduled: Meeting = {
    ...meeting,
    // Who was told before and is not among the readers of this one still has to hear what changed.
    ...(notice ? { notice: { ...notice, except: [...(notice.except ?? []), send] } } : {}),
    state: "scheduled",
    revision,
    scheduledAt: meeting.scheduledAt ?? now,
    armedAt: meeting.armedAt ?? now,
    announced: { send, revision, at },
    told: withTelling(meeting, { kind: "announcement", send, revision, at }),
    unseen: true,
  };
  // First the welcome, then the meeting: a letter that comes in between waits until it is true.
  await refreshCatchUp(context, scheduled);
  await context.store.meetings.put(scheduled, nextLook(scheduled));
}

async function publish(context: CompilingContext, meeting: Meeting, send: string): Promise<void> {
  const subject = (await context.store.editions.get(send))?.subject;
  if (subject?.kind !== "recap" || meeting.told.some((telling) => telling.send === send)) return;
  const at = iso(context.clock.now());
  await context.store.meetings.putRecap({ ...subject.recap, at });
  const told = withTelling(meeting, { kind: "recap", send, revision: meeting.revision, at });
  const noted: Meeting = { ...meeting, told, unseen: true };
  await context.store.meetings.note(meeting, { told, unseen: true }, nextLook(noted));
}

const withTelling = ({ told }: Meeting, telling: Telling): Telling[] => [...told, telling];

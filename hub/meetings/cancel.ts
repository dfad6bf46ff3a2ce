import { iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import type { Note } from "../editions/edition.ts";
import { DomainError, notFound } from "../errors.ts";
import { changeSend } from "../sends/change.ts";
import { cancel as cancelSend } from "../sends/control.ts";
import { isOver, type Send, type SendStatus } from "../sends/send.ts";
import { attendMeeting } from "./attend.ts";
import { isNews } from "./changes.ts";
import type { Meeting } from "./meeting.ts";
import { noticeOf, tellingsOf, toldBefore } from "./notice.ts";
import { rearmed } from "./put.ts";
import { nextLook } from "./reminders.ts";
import { isPast } from "./times.ts";

export interface CancelOptions {
  /** A sentence of staff's for those who were told. */
  note?: Note | undefined;
  /** False: nobody is written to; the calendar feed says it all the same. */
  notify?: boolean | undefined;
}

/**
 * Cancels a meeting: one write silences its reminders and cancels its calendar entry, and makes the notice due to those
 * who were told. Doing it twice changes nothing. The answer has the send that carries the notice, once it is made.
 * @throws DomainError `conflict` once the meeting has begun
 */
export async function cancelMeeting(
  context: CompilingContext,
  slug: string,
  { note, notify = true }: CancelOptions = {},
): Promise<{ meeting: Meeting; send?: Send }> {
  const before = await found(context, slug);
  if (before.state !== "cancelled") {
    const now = context.clock.now();
    if (before.state === "scheduled" && isPast(before, now)) {
      throw new DomainError("conflict", "This meeting has begun already; it cannot be cancelled any more.");
    }
    const { notice: _, ...rest } = before;
    const told = notify ? await toldBefore(context, before) : undefined;
    const cancelled: Meeting = {
      ...rest,
      state: "cancelled",
      revision: before.revision + 1,
      sequence: before.sequence + 1,
      revisedAt: iso(now),
      unseen: true,
      ...(told ? { notice: { due: iso(now), since: iso(now), from: told.revision, ...(note ? { note } : {}) } } : {}),
    };
    await context.store.meetings.put(cancelled, nextLook(cancelled));
    await attendMeeting(context, slug);
  }
  const meeting = await found(context, slug);
  const last = tellingsOf(meeting).at(-1);
  const send = last?.kind === "cancellation" ? await context.store.sends.get(last.send) : undefined;
  return { meeting, ...(send ? { send } : {}) };
}

/**
 * Takes a cancellation back: the meeting takes place after all, or is a draft again if it was never announced.
 * Its reminders are promised as before. A notice that nobody has got yet is stopped; those who got it are told otherwise.
 * @throws DomainError `conflict` for a meeting that was not cancelled, or would have begun
 */
export async function reinstateMeeting(context: CompilingContext, slug: string): Promise<Meeting> {
  const before = await found(context, slug);
  if (before.state !== "cancelled") throw new DomainError("conflict", "This meeting was not cancelled.");
  const now = context.clock.now();
  if (isPast(before, now)) throw new DomainError("conflict", "The time of this meeting has passed.");
  const unsent = await heldCancellation(context, before);
  const { notice: _, ...rest } = before;
  const revived: Meeting = {
    ...rest,
    ...(unsent ? { told: before.told.filter(({ send }) => send !== unsent) } : {}),
    state: before.scheduledAt === undefined ? "draft" : "scheduled",
    revision: before.revision + 1,
    sequence: before.sequence + 1,
    revisedAt: iso(now),
    unseen: true,
  };
  const meeting = revived.state === "scheduled" ? rearmed(before, revived, iso(now)) : revived;
  const told = await toldBefore(context, meeting);
  const wanted = told && isNews(told, meeting) ? noticeOf(context, told, meeting) : undefined;
  const kept = wanted ? { ...meeting, notice: wanted } : meeting;
  await context.store.meetings.put(kept, nextLook(kept));
  if (unsent) await stop(context, unsent);
  await attendMeeting(context, slug);
  return found(context, slug);
}

const unsentStates: SendStatus[] = ["scheduled", "paused", "cancelled"];

/** The cancellation that has reached nobody yet, for its undo window is open or staff stopped it in there; it is held. */
async function heldCancellation(context: CompilingContext, meeting: Meeting): Promise<string | undefined> {
  const last = tellingsOf(meeting).at(-1);
  if (last?.kind !== "cancellation") return undefined;
  const send = await changeSend(context, last.send, (current) =>
    current.begunAt === undefined && current.status === "scheduled"
      ? { ...current, status: "paused", pausedBecause: "The meeting is being reinstated." }
      : undefined,
  );
  // Noted as told and never begun, it has reached nobody either.
  const isUnsent = !send || (send.begunAt === undefined && unsentStates.includes(send.status));
  return isUnsent ? last.send : undefined;
}

async function stop(context: CompilingContext, id: string): Promise<void> {
  const send = await context.store.sends.get(id);
  if (send && !isOver(send)) await cancelSend(context, id);
}

async function found({ store }: CompilingContext, slug: string): Promise<Meeting> {
  const meeting = await store.meetings.get(slug);
  if (!meeting) throw notFound(`meeting ${slug}`);
  return meeting;
}

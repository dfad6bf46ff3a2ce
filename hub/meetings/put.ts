import type { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { isElsewhere, misleads, startsElse } from "./changes.ts";
import type { MeetingInput } from "./input.ts";
import type { Meeting } from "./meeting.ts";
import { noticeOf, toldBefore } from "./notice.ts";
import { nextLook, remindersOf } from "./reminders.ts";

/**
 * Keeps what staff wrote of a meeting. Writing the same again changes nothing; anything else is a new revision, of which
 * those who were told otherwise get a notice.
 * @throws DomainError `conflict` for a cancelled meeting @throws WriteConflict when somebody else wrote at the same time
 */
export async function putMeeting(
  context: Context,
  input: MeetingInput,
): Promise<{ meeting: Meeting; changed: boolean }> {
  const before = await context.store.meetings.get(input.slug);
  if (before?.state === "cancelled") {
    throw new DomainError("conflict", "This meeting was cancelled. Reinstate it first, then change it.");
  }
  if (before && sameInput(before.input, input)) return { meeting: before, changed: false };
  const now = context.clock.now();
  const meeting = before ? await withNotice(context, before, revised(before, input, iso(now))) : draftOf(input, now);
  await context.store.meetings.put(meeting, nextLook(meeting));
  return { meeting, changed: true };
}

/** The first revision of a meeting. */
export const draftOf = (input: MeetingInput, now: Temporal.Instant): Meeting => ({
  slug: input.slug,
  state: "draft",
  revision: 1,
  sequence: 0,
  input,
  createdAt: iso(now),
  revisedAt: iso(now),
});

function revised(before: Meeting, input: MeetingInput, now: string): Meeting {
  const meeting: Meeting = {
    ...before,
    input,
    revision: before.revision + 1,
    sequence: before.sequence + (isElsewhere(before.input, input) ? 1 : 0),
    revisedAt: now,
  };
  if (before.scheduledAt === undefined) return meeting;
  // Reminders are for a start: those of the new one count from now.
  if (startsElse(before.input, input)) return rearmed({ ...meeting, unseen: true }, now);
  return { ...(samePlan(before, meeting) ? meeting : unreminded(meeting)), unseen: true };
}

/** Its reminders are promised from now on, and looked at from there. */
export const rearmed = (meeting: Meeting, now: string): Meeting => ({ ...unreminded(meeting), armedAt: now });

/** All that was promised is looked at again: what was sent is keyed, and is not sent twice. */
function unreminded({ remindedThrough: _, ...meeting }: Meeting): Meeting {
  return meeting;
}

const samePlan = (a: Meeting, b: Meeting): boolean => JSON.stringify(remindersOf(a)) === JSON.stringify(remindersOf(b));

/** Has those told who would go wrong by what they know; a change that is taken back in time is not told at all. */
async function withNotice(context: Context, before: Meeting, { notice, ...meeting }: Meeting): Promise<Meeting> {
  const told = await toldBefore(context, before);
  if (!told || !misleads(told.input, meeting.input)) return meeting;
  if (!misleads(before.input, meeting.input)) return notice ? { ...meeting, notice } : meeting;
  const wanted = noticeOf(context, told, meeting, notice);
  return wanted ? { ...meeting, notice: wanted } : meeting;
}

/** Parsed input has its keys in the schema's order, so equal meetings read alike. */
export const sameInput = (a: MeetingInput, b: MeetingInput): boolean => JSON.stringify(a) === JSON.stringify(b);

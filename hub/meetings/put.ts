import type { Temporal } from "temporal-polyfill";
import { canonical } from "../canonical.ts";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError, WriteConflict } from "../errors.ts";
import { isElsewhere, isNews, misleads, startsElse } from "./changes.ts";
import type { MeetingInput } from "./input.ts";
import type { Meeting } from "./meeting.ts";
import { noticeOf, tellingsOf, toldBefore } from "./notice.ts";
import { nextLook, remindersOf } from "./reminders.ts";
import { spanOf } from "./times.ts";

const attempts = 5;

/**
 * Keeps what staff wrote of a meeting. Writing the same again changes nothing; anything else is a new revision, of which
 * those who were told otherwise get a notice.
 * @throws DomainError `conflict` for a cancelled meeting @throws WriteConflict when others keep on writing
 */
export async function putMeeting(
  context: Context,
  input: MeetingInput,
): Promise<{ meeting: Meeting; changed: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await context.store.meetings.get(input.slug);
    if (before?.state === "cancelled") {
      throw new DomainError("conflict", "This meeting was cancelled. Reinstate it first, then change it.");
    }
    if (before && !before.stale && sameInput(before.input, input)) return { meeting: before, changed: false };
    const now = context.clock.now();
    const meeting = before ? await withNotice(context, before, revised(before, input, iso(now))) : draftOf(input, now);
    try {
      await context.store.meetings.put(meeting, nextLook(meeting));
      return { meeting, changed: true };
    } catch (error) {
      // Tick has noted something of it, or somebody else wrote: what readers were told is looked at again.
      if (!(error instanceof WriteConflict) || attempt === attempts) throw error;
    }
  }
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
  told: [],
});

function revised({ stale: _, ...before }: Meeting, input: MeetingInput, now: string): Meeting {
  const meeting: Meeting = {
    ...before,
    input,
    revision: before.revision + 1,
    sequence: before.sequence + (isElsewhere(before.input, input) ? 1 : 0),
    revisedAt: now,
  };
  if (before.scheduledAt === undefined) return meeting;
  if (startsElse(before.input, input)) return rearmed(before, { ...meeting, unseen: true }, now);
  return { ...(samePlan(before, meeting) ? meeting : unreminded(meeting)), unseen: true };
}

/** So many starts are remembered. */
const longestMemory = 5;

/**
 * Reminders are for a start: those of a new one are promised from now on, those of one that it had before as they were
 * then. All are looked at again; what was sent is keyed, and is not sent twice.
 */
export function rearmed(before: Meeting, meeting: Meeting, now: string): Meeting {
  const armedFor = [...(before.armedFor ?? []).filter(({ start }) => start !== startOf(before)), ...armed(before)];
  const known = armedFor.find(({ start }) => start === startOf(meeting));
  return { ...unreminded(meeting), armedAt: known?.at ?? now, armedFor: armedFor.slice(-longestMemory) };
}

function armed(meeting: Meeting): { start: string; at: string }[] {
  const [start, at] = [startOf(meeting), meeting.armedAt];
  return start === undefined || at === undefined ? [] : [{ start, at }];
}

const startOf = ({ input }: Meeting): string | undefined => {
  const start = spanOf(input)?.start;
  return start && iso(start.toInstant());
};

function unreminded({ remindedThrough: _, ...meeting }: Meeting): Meeting {
  return meeting;
}

const samePlan = (a: Meeting, b: Meeting): boolean => canonical(remindersOf(a)) === canonical(remindersOf(b));

/** Has those told who would go wrong by what they know; a change that is taken back in time is not told at all. */
async function withNotice(context: Context, before: Meeting, { notice, ...meeting }: Meeting): Promise<Meeting> {
  if (before.stale === "told") return asTold(meeting);
  const told = await toldBefore(context, before);
  const pending = notice ? { ...meeting, notice } : meeting;
  // One that is on its way comes to its end.
  if (!told || !isNews(told, meeting)) return notice?.send === undefined ? meeting : pending;
  if (!misleads(before.input, meeting.input)) return pending;
  const wanted = noticeOf(context, told, meeting, notice);
  return wanted ? { ...meeting, notice: wanted } : meeting;
}

/** What readers were told last is what staff have written now. */
function asTold(meeting: Meeting): Meeting {
  const last = tellingsOf(meeting).at(-1);
  const told = meeting.told.map((one) => (one === last ? { ...one, revision: meeting.revision } : one));
  return { ...meeting, told };
}

/** A database keeps the keys of a map in no order. */
export const sameInput = (a: MeetingInput, b: MeetingInput): boolean => canonical(a) === canonical(b);

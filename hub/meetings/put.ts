import type { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { MeetingInput } from "./input.ts";
import type { Meeting } from "./meeting.ts";
import { nextLook } from "./reminders.ts";

/**
 * Keeps what staff wrote of a meeting. Writing the same again changes nothing; anything else is a new revision.
 * @throws DomainError `conflict` for a cancelled meeting @throws WriteConflict when somebody else wrote at the same time
 */
export async function putMeeting(
  context: Context,
  input: MeetingInput,
): Promise<{ meeting: Meeting; changed: boolean }> {
  const before = await context.store.meetings.get(input.slug);
  if (before?.state === "cancelled") throw new DomainError("conflict", "This meeting was cancelled.");
  if (before && sameInput(before.input, input)) return { meeting: before, changed: false };
  const now = context.clock.now();
  const meeting = before ? revised(before, input, iso(now)) : draftOf(input, now);
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
  const moved = isElsewhere(before.input, input);
  return {
    ...before,
    input,
    revision: before.revision + 1,
    sequence: before.sequence + (moved ? 1 : 0),
    revisedAt: now,
    // Reminders are for a start: those of the new one count from now.
    ...(startsElse(before.input, input) && before.scheduledAt !== undefined ? { remindedThrough: now } : {}),
  };
}

const startsElse = (a: MeetingInput, b: MeetingInput): boolean =>
  a.start !== b.start || a.zone !== b.zone || a.month !== b.month;

/** What raises a calendar's SEQUENCE (RFC 5546 §2.1.4). */
const isElsewhere = (a: MeetingInput, b: MeetingInput): boolean =>
  startsElse(a, b) || a.end !== b.end || a.place !== b.place;

/** Parsed input has its keys in the schema's order, so equal meetings read alike. */
export const sameInput = (a: MeetingInput, b: MeetingInput): boolean => JSON.stringify(a) === JSON.stringify(b);

import { Temporal } from "temporal-polyfill";
import type { Context } from "../../hub/context.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { spanOf } from "../../hub/meetings/times.ts";

/** The meetings that the public may see, in the order in which one asks for them. */
export interface Programme {
  /** The first of `ahead` that takes place. */
  next: Meeting | undefined;
  /** The soonest first; cancelled ones too, so that nobody travels in vain. */
  ahead: Meeting[];
  /** The latest first. */
  past: Meeting[];
}

export async function programmeOf(context: Context): Promise<Programme> {
  const now = context.clock.now();
  const shown = await publicMeetings(context);
  const isAhead = (meeting: Meeting) => Temporal.Instant.compare(hoursOf(meeting).end, now) > 0;
  const byStart = (a: Meeting, b: Meeting) => Temporal.Instant.compare(hoursOf(a).start, hoursOf(b).start);
  const ahead = shown.filter(isAhead).sort(byStart);
  return {
    next: ahead.find(({ state }) => state === "scheduled"),
    ahead,
    past: shown.filter((meeting) => !isAhead(meeting)).sort((a, b) => byStart(b, a)),
  };
}

/** Drafts are staff's own. */
export const publicMeetings = async ({ store }: Context): Promise<Meeting[]> =>
  (await store.meetings.list()).filter(({ state }) => state !== "draft");

/** A save-the-month stands behind every meeting of its month that has a day, and is past when the month is. */
function hoursOf({ slug, input }: Meeting): { start: Temporal.Instant; end: Temporal.Instant } {
  const span = spanOf(input);
  if (span) return { start: span.start.toInstant(), end: span.end.toInstant() };
  if (input.month === undefined) throw new Error(`Meeting ${slug} has neither a start and an end nor a month.`);
  const end = Temporal.PlainYearMonth.from(input.month)
    .add({ months: 1 })
    .toPlainDate({ day: 1 })
    .toZonedDateTime(input.zone)
    .toInstant();
  return { start: end, end };
}

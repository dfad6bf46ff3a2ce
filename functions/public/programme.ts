import { Temporal } from "temporal-polyfill";
import type { Context } from "../../hub/context.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { hoursOf } from "../../hub/meetings/times.ts";
import { inList, type Shown, shownOf } from "./shown.ts";

/** The meetings that the public may see, in the order in which one asks for them. */
export interface Programme {
  /** The first of `ahead` that takes place. */
  next: Shown | undefined;
  /** The soonest first; cancelled ones too, so that nobody travels in vain. */
  ahead: Shown[];
  /** The latest first. */
  past: Shown[];
}

export async function programmeOf(context: Context): Promise<Programme> {
  const now = context.clock.now();
  const meetings = await publicMeetings(context);
  const isAhead = (meeting: Meeting) => Temporal.Instant.compare(hoursOf(meeting).end, now) > 0;
  const byStart = (a: Meeting, b: Meeting) => Temporal.Instant.compare(hoursOf(a).start, hoursOf(b).start);
  const coming = meetings.filter(isAhead).sort(byStart);
  const ahead = await Promise.all(coming.map((meeting) => shownOf(context, meeting)));
  return {
    next: ahead.find(({ state }) => state === "scheduled"),
    ahead,
    past: meetings
      .filter((meeting) => !isAhead(meeting))
      .sort((a, b) => byStart(b, a))
      .map((meeting) => inList(meeting, now)),
  };
}

export const publicMeetings = async ({ store }: Context): Promise<Meeting[]> =>
  (await store.meetings.list()).filter(isPublic);

/** Drafts are staff's own, cancelled ones too. */
export const isPublic = ({ state, scheduledAt }: Meeting): boolean =>
  state === "scheduled" || (state === "cancelled" && scheduledAt !== undefined);

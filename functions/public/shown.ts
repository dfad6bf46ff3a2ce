import type { Temporal } from "temporal-polyfill";
import type { Context } from "../../hub/context.ts";
import type { Meeting, MeetingState } from "../../hub/meetings/meeting.ts";
import { stateOf } from "../../hub/meetings/times.ts";
import { type Moved, movedOf } from "./changes.ts";
import { type Told, toldOf } from "./told.ts";

/** A meeting as the public sees it now. */
export interface Shown {
  meeting: Meeting;
  state: MeetingState;
  /** What readers were told of it; of a list, only where it matters. */
  told: Told[];
  /** Of one that is ahead: what of it is no longer as readers were told before. */
  moved?: Moved;
}

/** Who looks at a meeting cares for its last turns. */
const turns = 10;

export async function shownOf(context: Context, meeting: Meeting): Promise<Shown> {
  const told = await toldOf(context, meeting, turns);
  const shown = inList(meeting, context.clock.now());
  const moved = shown.state === "scheduled" ? movedOf(meeting, told) : undefined;
  return { ...shown, told, ...(moved ? { moved } : {}) };
}

/** The same where nobody asks what it was before. */
export const inList = (meeting: Meeting, now: Temporal.Instant): Shown => ({
  meeting,
  state: stateOf(meeting, now),
  told: [],
});

/** It was held, and what it came to was sent to readers. */
export const isReported = ({ meeting, state }: Shown): boolean =>
  state === "held" && meeting.told?.some(({ kind }) => kind === "recap") === true;

import type { MeetingInput } from "./input.ts";
import type { Meeting } from "./meeting.ts";
import { type Span, spanOf } from "./times.ts";

/**
 * What readers need to hear of, the weightiest first: `dated` is the day of a save-the-month, `undated` a day that was
 * given up for a month, `month` another month; `moved` has other days, `hours` another start on the same days, `end`
 * only another end, `zone` the same moments on another clock.
 */
export type ChangeKind =
  | "reinstated"
  | "dated"
  | "undated"
  | "month"
  | "moved"
  | "hours"
  | "end"
  | "zone"
  | "place"
  | "placeSet"
  | "placeWithdrawn"
  | "link"
  | "linkSet"
  | "linkWithdrawn";

/** What is otherwise than readers were told; empty when only words of the meeting differ. */
export function changesOf(before: Meeting, meeting: Meeting): ChangeKind[] {
  const [was, is] = [before.input, meeting.input];
  const found: (ChangeKind | undefined)[] = [
    before.state === "cancelled" && meeting.state !== "cancelled" ? "reinstated" : undefined,
    changeOfTime(was, is),
    changeOf(was.place, is.place, { other: "place", set: "placeSet", withdrawn: "placeWithdrawn" }),
    changeOf(was.joinUrl, is.joinUrl, { other: "link", set: "linkSet", withdrawn: "linkWithdrawn" }),
  ];
  return found.filter((change) => change !== undefined);
}

function changeOfTime(before: MeetingInput, now: MeetingInput): ChangeKind | undefined {
  const [was, is] = [spanOf(before), spanOf(now)];
  if (was && is) return changeOfSpan(was, is);
  if (was) return "undated";
  if (is) return "dated";
  return before.month === now.month ? undefined : "month";
}

function changeOfSpan(was: Span, is: Span): ChangeKind | undefined {
  const alike = (same: (a: Span["start"], b: Span["start"]) => boolean) => ({
    start: same(was.start, is.start),
    end: same(was.end, is.end),
  });
  const moment = alike((a, b) => a.epochMilliseconds === b.epochMilliseconds);
  const day = alike((a, b) => a.toPlainDate().equals(b.toPlainDate()));
  const offset = alike((a, b) => a.offset === b.offset);
  if (moment.start && moment.end) return offset.start && offset.end ? undefined : "zone";
  if (!day.start || !day.end) return "moved";
  return moment.start ? "end" : "hours";
}

function changeOf(
  was: string | undefined,
  is: string | undefined,
  kinds: Record<"other" | "set" | "withdrawn", ChangeKind>,
): ChangeKind | undefined {
  if (was === is || (!was && !is)) return undefined;
  if (!was) return kinds.set;
  return is ? kinds.other : kinds.withdrawn;
}

import { type ChangeKind, changesOf } from "../../hub/meetings/change-kinds.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { monthIn, spanIn, spanOf } from "../../hub/meetings/times.ts";
import type { Told } from "./told.ts";

/** A month has got a day that lies in it: nobody goes wrong. */
export const isSetting = ({ input: before }: Meeting, { input: after }: Meeting): boolean =>
  before.month !== undefined && after.start?.startsWith(`${before.month}-`) === true;

/** When a meeting is, on its own clock and in words. */
export function whenOf(language: string, input: MeetingInput): string {
  const span = spanOf(input);
  return span ? spanIn(language, input.zone, span) : monthIn(language, input.month ?? "");
}

/** When or where a meeting was to be, as far as readers were told. */
export interface Moved {
  /** The gravest of what those go wrong by who know no more. */
  kind: "date" | "hours" | "place";
  before: MeetingInput;
  /** When they were told of the present date and place; absent: not yet. */
  at?: string;
}

const kinds: Partial<Record<ChangeKind, Moved["kind"]>> = {
  dated: "date",
  undated: "date",
  month: "date",
  moved: "date",
  hours: "hours",
  end: "hours",
  place: "place",
  placeWithdrawn: "place",
};

/** The last that readers were told of a meeting and that is no longer so. */
export function movedOf(meeting: Meeting, told: Told[]): Moved | undefined {
  const versions = told.filter(({ kind }) => kind !== "recap");
  for (const [i, { meeting: version }] of [...versions.entries()].reverse()) {
    const changes = changesOf(version, meeting).filter((change) => change !== "dated" || !isSetting(version, meeting));
    const kind = changes.map((change) => kinds[change]).find((known) => known !== undefined);
    const at = versions[i + 1]?.at;
    if (kind) return { kind, before: version.input, ...(at === undefined ? {} : { at }) };
  }
  return undefined;
}

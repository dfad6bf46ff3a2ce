import type { Language } from "../hub/config.ts";
import { type ChangeKind, changesOf } from "../hub/meetings/change-kinds.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import { monthIn, spanIn, spanOf } from "../hub/meetings/times.ts";

/** What readers were told and no longer holds, in words. */
export interface Earlier {
  /** Days and hours in the zone that the meeting had, or a month. */
  when?: string;
  /** The hours on the reader's own clock are others too. */
  onReadersClock: boolean;
  place?: string;
}

const otherMoments: ChangeKind[] = ["moved", "hours", "end", "undated"];

export function earlierOf(before: Meeting, meeting: Meeting, language: Language): Earlier {
  const changes = changesOf(before, meeting);
  const onReadersClock = changes.some((change) => otherMoments.includes(change));
  const { place } = before.input;
  const placeChanged = changes.some((change) => change === "place" || change === "placeWithdrawn");
  const when =
    onReadersClock || changes.includes("zone") ? spanInWords(before, language) : month(before, meeting, language);
  return {
    onReadersClock,
    ...(when !== undefined && { when }),
    ...(placeChanged && place !== undefined && { place }),
  };
}

function spanInWords({ input }: Meeting, language: Language): string | undefined {
  const span = spanOf(input);
  return span && spanIn(language, input.zone, span);
}

/** A day in the month that was saved for it contradicts nothing. */
function month(before: Meeting, { input }: Meeting, language: Language): string | undefined {
  const saved = before.input.month;
  const now = input.month ?? input.start?.slice(0, 7);
  return saved === undefined || saved === now ? undefined : monthIn(language, saved);
}

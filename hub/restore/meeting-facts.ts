import { canonical } from "../canonical.ts";
import type { MeetingEntry } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import { inputMark } from "../journal/line.ts";
import type { Meeting, Telling } from "../meetings/meeting.ts";
import { tellingsOf } from "../meetings/notice.ts";
import { isPast } from "../meetings/times.ts";
import type { Work } from "./work.ts";

/** Without a journal nobody knows how often a meeting was moved: readers' calendars take no lower SEQUENCE for news. */
const sequencesLeftFree = 100;

/** What became of a meeting since the backup; undefined when it is as it was. */
export function sinceThen(work: Work, kept: Meeting): MeetingEntry | undefined {
  const since = work.journal ? written(work.journal, kept) : guessed(work, kept);
  return since && since.revision >= kept.revision && differs(kept, since) ? since : undefined;
}

/** As the journal has it: written anew, told to readers, or neither since it was begun. */
function written({ meetings, told, sends }: Journal, kept: Meeting): MeetingEntry | undefined {
  const [last, telling] = [meetings.get(kept.slug), told.get(kept.slug)];
  // A notice is noted as told before it is made.
  const isMade = ({ kind, send }: Telling) =>
    (kind !== "update" && kind !== "cancellation") || sends.has(send) || kept.told.some((known) => known.send === send);
  const asKept = telling && kept.rev !== undefined && telling.rev > kept.rev ? entryOf(kept) : undefined;
  const since = last ?? asKept;
  return since && { ...since, told: (telling?.told ?? since.told).filter(isMade) };
}

const entryOf = (kept: Meeting): MeetingEntry => ({
  kind: "meeting",
  slug: kept.slug,
  rev: kept.rev ?? 0,
  revision: kept.revision,
  sequence: kept.sequence,
  state: kept.state,
  input: inputMark(kept.input),
  told: kept.told,
  ...(kept.scheduledAt === undefined ? {} : { scheduledAt: kept.scheduledAt }),
  ...(kept.announced ? { announced: kept.announced } : {}),
  ...(kept.notice ? { notice: true } : {}),
});

const differs = (kept: Meeting, since: MeetingEntry): boolean =>
  since.revision > kept.revision ||
  since.sequence > kept.sequence ||
  since.state !== kept.state ||
  canonical(since.told) !== canonical(kept.told) ||
  since.input !== inputMark(kept.input);

/** Nothing is known: what is ahead and public may have been changed, and readers may have been told. */
function guessed({ context, since }: Work, kept: Meeting): MeetingEntry | undefined {
  if (kept.scheduledAt === undefined || isPast(kept, context.clock.now())) return undefined;
  // This restore has been here before, and was cut off.
  if (kept.revisedAt >= since) return undefined;
  return { ...entryOf(kept), sequence: kept.sequence + sequencesLeftFree, input: "unknown" };
}

/**
 * The meeting as it was last, with the texts of the backup. Where staff had written others it is stale: readers know
 * what those came to, unless a notice of them was still waiting.
 */
export function withFacts({ context }: Work, kept: Meeting, since: MeetingEntry): Meeting {
  const { scheduledAt, announced, told, state, sequence } = since;
  const { stale: _, notice, ...meeting } = kept;
  const wasSent = told.some(({ kind, send }) => kind !== "recap" && !kept.told.some((known) => known.send === send));
  const brought: Meeting = {
    ...meeting,
    state,
    sequence: Math.max(kept.sequence, sequence),
    told,
    ...(scheduledAt === undefined ? {} : { scheduledAt, armedAt: kept.armedAt ?? scheduledAt }),
    ...(announced ? { announced } : {}),
    ...(notice && !wasSent ? { notice } : {}),
    unseen: true,
  };
  const isSame = since.input === inputMark(kept.input);
  if (isSame || state === "cancelled" || isPast(kept, context.clock.now())) return brought;
  return { ...brought, stale: since.notice && !wasTold(brought, since.revision) ? "untold" : "told" };
}

const wasTold = (meeting: Meeting, revision: number): boolean =>
  (tellingsOf(meeting).at(-1)?.revision ?? 0) >= revision;

import type { Chunk, IndexSets, SkipReason } from "./chunk.ts";
import { skipReasons } from "./chunk.ts";

/** What became of one recipient; exactly one of these, or `waiting` while the send is under way. */
export type Outcome =
  | { outcome: "waiting" | "sent" | "delivered" | "bounced" | "complained" | "failed" | "uncertain" }
  | { outcome: "skipped"; reason: SkipReason };

export interface Counts {
  recipients: number;
  /** Accepted by SES, no more known yet. */
  sent: number;
  delivered: number;
  bounced: number;
  complained: number;
  failed: number;
  skipped: number;
  uncertain: number;
}

/** The last word first: a complaint says more than a delivery, a delivery more than an acceptance. */
const precedence = ["complained", "bounced", "delivered", "sent", "failed"] as const;

/** Folds a chunk's sets; any order and any repetition of events gives the same answer. */
export function outcomeOf(sets: IndexSets, index: number): Outcome {
  for (const name of precedence) if (sets[name]?.has(index)) return { outcome: name };
  for (const reason of skipReasons) if (sets[`skipped-${reason}`]?.has(index)) return { outcome: "skipped", reason };
  return sets.uncertain?.has(index) ? { outcome: "uncertain" } : { outcome: "waiting" };
}

export const noCounts = (): Counts => ({
  recipients: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  skipped: 0,
  uncertain: 0,
});

/** Adds a chunk to the counts: every recipient is counted in `recipients` and, once known, in one outcome. */
export function count(counts: Counts, chunk: Chunk): Counts {
  const sum = { ...counts, recipients: counts.recipients + chunk.ids.length };
  for (const index of chunk.ids.keys()) {
    const { outcome } = outcomeOf(chunk.sets, index);
    if (outcome !== "waiting") sum[outcome] += 1;
  }
  return sum;
}

/** Recipients that still need something done. */
export function open(chunk: Chunk): number[] {
  return [...chunk.ids.keys()].filter((index) => outcomeOf(chunk.sets, index).outcome === "waiting");
}

/** True when SES is known to have taken this recipient's message. */
export function accepted(sets: IndexSets, index: number): boolean {
  const { outcome } = outcomeOf(sets, index);
  return outcome === "sent" || outcome === "delivered" || outcome === "bounced" || outcome === "complained";
}

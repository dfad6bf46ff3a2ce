import { type Chunk, type IndexSets, type SetName, type SkipReason, skipReasons } from "./chunk.ts";

/** Why a message came back; `suppressed`: SES never tried, for the address is on the account's suppression list. */
export const bounceReasons = ["permanent", "temporary", "suppressed"] as const;
export type BounceReason = (typeof bounceReasons)[number];

/** Why a message never left SES: it did not take it, or found fault with its content. */
export const failReasons = ["refused", "content"] as const;
export type FailReason = (typeof failReasons)[number];

/** What became of one recipient; exactly one of these, or `waiting` while the send is under way. */
export type Outcome =
  | { outcome: "waiting" | "sent" | "delivered" | "uncertain"; reason?: never }
  | { outcome: "bounced"; reason: BounceReason }
  | { outcome: "complained"; reason?: "suppressed" }
  | { outcome: "failed"; reason: FailReason }
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

/**
 * The last word first: a complaint says more than a delivery, a delivery more than an acceptance. A bounce that says
 * that delivery failed outweighs the delivery before it: the server that took the message could not keep it. One that
 * does not say so is, after a delivery, an automatic answer (docs/decisions/0009).
 */
const ofAccepted: [SetName, Outcome][] = [
  ["complained", { outcome: "complained" }],
  ["complained-listed", { outcome: "complained", reason: "suppressed" }],
  ["bounced", { outcome: "bounced", reason: "permanent" }],
  ["bounced-listed", { outcome: "bounced", reason: "suppressed" }],
  ["bounced-soft", { outcome: "bounced", reason: "temporary" }],
  ["delivered", { outcome: "delivered" }],
  ["bounced-vague", { outcome: "bounced", reason: "temporary" }],
  ["failed-content", { outcome: "failed", reason: "content" }],
  ["sent", { outcome: "sent" }],
];
const lastWords: [SetName, Outcome][] = [
  ...ofAccepted,
  ["failed", { outcome: "failed", reason: "refused" }],
  ...skipReasons.map((reason): [SetName, Outcome] => [`skipped-${reason}`, { outcome: "skipped", reason }]),
  ["uncertain", { outcome: "uncertain" }],
];

/** Folds a chunk's sets; any order and any repetition of events gives the same answer. */
export function outcomeOf(sets: IndexSets, index: number): Outcome {
  return lastWords.find(([name]) => sets[name]?.has(index))?.[1] ?? { outcome: "waiting" };
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
export const accepted = (sets: IndexSets, index: number): boolean =>
  ofAccepted.some(([name]) => sets[name]?.has(index));

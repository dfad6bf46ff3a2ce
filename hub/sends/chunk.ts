import type { SubscriberId } from "../subscribers/address.ts";

/** Why a frozen recipient got nothing: what the person was when the turn came. */
export const skipReasons = [
  "unsubscribed",
  "bounced",
  "complained",
  "erased",
  "topic",
  "expired",
  "cancelled",
] as const;
export type SkipReason = (typeof skipReasons)[number];

/**
 * Index sets of a chunk, by recipient's place in `ids`. Adding twice changes nothing.
 * `bounced` is for good, `bounced-soft` a failure that may pass. `bounced-vague` came back without saying that delivery
 * failed: it may be an automatic answer. What is `-listed` SES took and never tried, as the address stands on the
 * account's own suppression list. `failed` was never taken; `failed-content` was, and rejected before it left SES.
 */
export const outcomeSets = [
  "sent",
  "delivered",
  "bounced",
  "bounced-soft",
  "bounced-vague",
  "bounced-listed",
  "complained",
  "complained-listed",
  "failed",
  "failed-content",
  "uncertain",
] as const;
export type OutcomeSet = (typeof outcomeSets)[number];
export type SetName = OutcomeSet | `skipped-${SkipReason}`;
export type IndexSets = Partial<Record<SetName, Set<number>>>;

/** Messages that may or may not have been accepted; SES's Send events will tell. */
export interface Doubt {
  indices: number[];
  /** Epoch milliseconds, machine's clock: when the last of them could have been accepted. */
  since: number;
  /** Epoch milliseconds: the first look for evidence, from which giving up is counted; after a pause it is anew. */
  askedAt?: number;
  /** Epoch milliseconds: the last look. */
  lookedAt?: number;
  /** Epoch milliseconds: the first look at which events of later messages had come. */
  heardAt?: number;
}

export interface Lease {
  owner: string;
  /** Epoch milliseconds, machine's clock. */
  until: number;
}

/**
 * Up to 50 recipients of a send, frozen by id: the unit of work and of the ledger.
 * A chunk is named by its shard and the id that it *follows*, so that two planners at the same place
 * compete for the same name and recipients can never be frozen twice.
 */
export interface Chunk {
  send: string;
  key: string;
  ids: SubscriberId[];
  done: boolean;
  lease?: Lease;
  /** Recipients whose messages are under way in the open wave. */
  wave?: { indices: number[]; at: number };
  doubt?: Doubt;
  /** How often doubtful messages were sent again. */
  rounds?: number;
  /** When its first wave was opened: epoch ms, machine's clock. */
  begunAt?: number;
  /** Of a letter: the meeting that it tells of. */
  tells?: string;
  sets: IndexSets;
}

export interface ChunkRef {
  send: string;
  chunk: string;
}

export const chunkKey = (shard: string, after: SubscriberId | undefined): string => `${shard}-${after ?? ""}`;
export const shardOfChunk = (key: string): string => key.slice(0, 2);

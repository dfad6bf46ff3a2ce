import type { ApiToken } from "./access/api-token.ts";
import type { AuditEntry } from "./audit/entry.ts";
import type { Edition } from "./editions/edition.ts";
import type { CompiledMessage } from "./mail/compiled.ts";
import type { Meeting } from "./meetings/meeting.ts";
import type { Recap } from "./meetings/recap.ts";
import type { Identity } from "./restore/identity.ts";
import type { RestoreReport } from "./restore/report.ts";
import type { Chunk, ChunkRef, Doubt, IndexSets, Lease } from "./sends/chunk.ts";
import type { Due, Send, SendStatus, Trouble } from "./sends/send.ts";
import type { Pace } from "./sends/turns.ts";
import type { SubscriberId } from "./subscribers/address.ts";
import type { AudienceEntry, Subscriber, SubscriberState } from "./subscribers/subscriber.ts";

/** A page of a listing; `next` continues it and is absent on the last page. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface SubscriberStore {
  /** Strongly consistent, as all reads of single items here. */
  get(id: SubscriberId): Promise<Subscriber | undefined>;
  getMany(ids: SubscriberId[]): Promise<Map<SubscriberId, Subscriber>>;
  /**
   * Writes `subscriber` with `rev` raised, if what is stored still has `subscriber.rev` (0: nothing is stored).
   * @throws WriteConflict
   */
  put(subscriber: Subscriber): Promise<void>;
  /** Active subscribers of a shard in the order of their ids, behind `after`. Eventually consistent. */
  audience(shard: string, after: SubscriberId | undefined, limit: number): Promise<AudienceEntry[]>;
  list(filter: { state?: SubscriberState }, limit: number, next?: string): Promise<Page<Subscriber>>;
  /** Every zone that a subscriber ever had: the clocks a reminder is planned for. */
  zones(): Promise<string[]>;
  addZone(zone: string): Promise<void>;
}

export interface MeetingStore {
  get(slug: string): Promise<Meeting | undefined>;
  /** Keeps every revision. @throws WriteConflict unless what is stored still has `meeting.rev` (absent: nothing is stored). */
  put(meeting: Meeting, due: Due | undefined): Promise<void>;
  /** Notes what became of a revision; undefined forgets. No new revision. @throws WriteConflict as `put` */
  note(meeting: Pick<Meeting, "slug" | "rev">, noted: Noted, due: Due | undefined): Promise<void>;
  list(): Promise<Meeting[]>;
  revisions(slug: string): Promise<Meeting[]>;
  /** A meeting as it was, or is, in one revision. */
  revision(slug: string, revision: number): Promise<Meeting | undefined>;
  /** The mails that tell of a meeting, in no order. Strongly consistent. */
  tellers(slug: string): Promise<string[]>;
  /** Said before the send begins: whoever it reaches is told. */
  addTeller(slug: string, send: string): Promise<void>;
  recap(slug: string): Promise<Recap | undefined>;
  /** Takes the place of the one that there was. */
  putRecap(recap: Recap): Promise<void>;
  /** All, the newest first. Eventually consistent. */
  recaps(): Promise<Recap[]>;
}

/** What is noted of a meeting besides what staff write. */
export type Noted = {
  [Field in "remindedThrough" | "armedAt" | "armedFor" | "told" | "notice" | "unseen" | "cutShort"]?:
    | Meeting[Field]
    | undefined;
};

export interface EditionStore {
  get(id: string): Promise<Edition | undefined>;
  put(edition: Edition): Promise<void>;
  compiled(id: string, language: string): Promise<CompiledMessage | undefined>;
  putCompiled(id: string, message: CompiledMessage): Promise<void>;
}

export interface SendStore {
  get(id: string): Promise<Send | undefined>;
  /** False when a send with this id exists already: then nothing is written. */
  create(send: Send, due?: Due): Promise<boolean>;
  /** As SubscriberStore.put; `due` replaces what was due, absent clears it. @throws WriteConflict */
  put(send: Send, due?: Due): Promise<void>;
  list(filter: { status?: SendStatus }, limit: number, next?: string): Promise<Page<Send>>;
  /** What `addTrouble` has come to: at least what the ledger says, and more where events came twice. */
  trouble(id: string): Promise<Trouble>;
  /** Adds up; the answer is the sum. */
  addTrouble(id: string, more: Trouble): Promise<Trouble>;
}

export interface ChunkStore {
  /** False when a chunk of this name exists already: then nothing is written. */
  create(chunk: Chunk, due: Due): Promise<boolean>;
  get(ref: ChunkRef): Promise<Chunk | undefined>;
  /** The last chunk of a shard, by name: the planner's cursor. */
  last(send: string, shard: string): Promise<Chunk | undefined>;
  /** Chunks in the order of their names behind `after`. Strongly consistent. */
  list(send: string, limit: number, after?: string): Promise<Chunk[]>;
  /**
   * The chunk of a bulk send that somebody is a recipient of. A chunk is named by the id that it follows, so that only
   * one can be: the last whose name is before that person's.
   */
  holding(send: string, id: SubscriberId): Promise<Chunk | undefined>;
  /** Somebody's letters of a standing send, the newest first. */
  letters(send: string, id: SubscriberId): Promise<Chunk[]>;
  /**
   * Takes the chunk for `lease.owner` if it is not done and its lease has run out by `now` (epoch ms).
   * The answer is the chunk as taken; undefined when it is done or somebody else's.
   */
  claim(ref: ChunkRef, lease: Lease, now: number): Promise<Chunk | undefined>;
  /**
   * One write: adds to the sets, replaces wave, doubt and lease, marks done and clears what is due.
   * @throws WriteConflict when `owner` no longer holds the chunk
   */
  record(ref: ChunkRef, owner: string, entry: ChunkEntry): Promise<void>;
  /** What SES's events say; needs no lease. False when there is no such chunk, or no such recipient in it. */
  addOutcomes(ref: ChunkRef, sets: IndexSets): Promise<boolean>;
  postpone(ref: ChunkRef, due: Due): Promise<void>;
}

export interface ChunkEntry {
  sets: IndexSets;
  /** Absent: no wave is open any more. */
  wave?: { indices: number[]; at: number };
  doubt?: Doubt;
  rounds?: number;
  /** Of the wave that is opened, or of what is done without one: the meeting that its letter tells of. */
  tells?: string;
  /** Absent: the lease is given back. */
  lease?: Lease;
  done: boolean;
}

/** Items of the DUE index. */
export type DueItem = { kind: "send"; id: string } | ({ kind: "chunk" } & ChunkRef) | { kind: "meeting"; slug: string };

export interface DueStore {
  /** What is due on a clock by `at` (ISO), the oldest first. Eventually consistent: check the item itself. */
  due(clock: Due["clock"], at: string, limit: number): Promise<DueItem[]>;
}

export interface PacerStore {
  /** What is reserved, and its revision; 0: nothing yet. */
  read(): Promise<{ rev: number; pace: Pace }>;
  /** False when another worker wrote since it was read as `rev`. */
  write(rev: number, pace: Pace): Promise<boolean>;
}

/** How far SES's events have come. Epoch milliseconds, 0: none yet. */
export interface Seen {
  /** The latest message whose Send event was handled was accepted then. */
  through: number;
  /** When a Send event was last handled that had been long on its way: others may be, too. */
  behindAt: number;
}

/** Whether the absence of an event means anything. */
export interface Evidence {
  seen(): Promise<Seen>;
  /** Sees to it that there will be an event to go by. */
  prompt(): Promise<void>;
}

export interface EventsStore extends Pick<Evidence, "seen"> {
  /** A Send event of a message that SES accepted at `at` was handled. Only ever moves forward. */
  noteSeen(at: number): Promise<void>;
  /** A Send event was handled at `now` that had been long on its way. Only ever moves forward. */
  noteBehind(now: number): Promise<void>;
  /** True for one caller in `everyMs`: the one who sends a probe. Epoch ms. */
  claimProbe(now: number, everyMs: number): Promise<boolean>;
}

export interface IdentityStore {
  /** The name of the table that this is. */
  readonly table: string;
  /** What the table says of itself; undefined of a new one. */
  read(): Promise<Identity | undefined>;
  /**
   * Notes a heartbeat; a new table is signed by its first. False for one that is not in service, and for one that was
   * restored before `freshFrom` and has had none since.
   */
  beat(at: string, keys: string, freshFrom: string): Promise<boolean>;
  /** Keeps functions away from a table that is not in service yet. @throws WriteConflict for one that is */
  hold(identity: Identity): Promise<void>;
  put(identity: Identity): Promise<void>;
  /** The hub has moved on: whatever the table says of itself, no function runs on it any more. */
  leave(held: NonNullable<Identity["held"]>): Promise<void>;
  /** What the restore did that put this table into service. */
  report(): Promise<RestoreReport | undefined>;
  putReport(report: RestoreReport): Promise<void>;
}

export interface AuditStore {
  /** Append only: there is no way to change or remove an entry. */
  append(entry: AuditEntry): Promise<void>;
  list(limit: number, next?: string): Promise<Page<AuditEntry>>;
}

export interface ApiTokenStore {
  get(id: string): Promise<ApiToken | undefined>;
  /** @throws WriteConflict when there is one with this id */
  create(token: ApiToken): Promise<void>;
  /** All of them, also those that are no longer good; the newest first. Strongly consistent. */
  list(): Promise<ApiToken[]>;
  /** Only ever moves forward. `day` as `2027-05-12`. */
  noteUse(id: string, day: string): Promise<void>;
  /** False when there is none, or it was revoked before: then nothing is written. */
  revoke(id: string, at: string, by: string): Promise<boolean>;
}

/**
 * What came of calling SES. `later` and `quota` were certainly not accepted, and `withheld` did not even leave;
 * `refused` never will be; `unknown` may have been accepted: only SES's events can tell.
 */
export type SendResult =
  | { result: "accepted"; messageId: string }
  | { result: "later"; reason: string }
  | { result: "withheld" }
  | { result: "quota" }
  | { result: "refused"; reason: string }
  | { result: "unknown"; reason: string };

export interface OutgoingMessage {
  from: string;
  to: string;
  raw: Buffer;
  /** Names and values of `[A-Za-z0-9_-]`, at most 256 long. */
  tags: Record<string, string>;
}

/** What SES allows the account. */
export interface Quota {
  perSecond: number;
  /** Within any 24 hours; undefined: as many as one likes. */
  perDay: number | undefined;
  /** In the last 24 hours, by whomever in the account. */
  sentToday: number;
}

export interface Mailer {
  /**
   * Exactly one attempt. Never throws for what SES says. `mayLeave` is asked last, when the call is signed: what leaves
   * was signed while the answer was yes, and SES refuses it once the signature is too old.
   */
  send(message: OutgoingMessage, mayLeave?: () => boolean): Promise<SendResult>;
  /** Messages a second that SES allows now; undefined when it has not said. */
  rate(): Promise<number | undefined>;
  /** As SES last said; undefined when it has not. */
  quota(): Promise<Quota | undefined>;
}

/** Work for the functions. Messages may come twice, late and in any order. */
export interface Queues {
  /** Walk the audience of a send. */
  plan(send: string, delaySeconds?: number): Promise<void>;
  /** Deliver chunks; `express` is for confirmations and welcomes, which wait behind no bulk mail. */
  deliver(lane: Lane, chunks: ChunkRef[], delaySeconds?: number): Promise<void>;
}
export type Lane = "bulk" | "express";

/** Remembers what a POST with an Idempotency-Key was answered, for a day on the hub's clock. */
export interface IdempotencyStore {
  /** `fingerprint` tells whether the same key comes with another request. */
  begin(key: string, fingerprint: string, now: string): Promise<IdempotencyBegin>;
  finish(key: string, answer: StoredAnswer): Promise<void>;
  /** Forgets a key whose request failed, so that it may be tried again. */
  abandon(key: string): Promise<void>;
}
export interface StoredAnswer {
  status: number;
  body: string;
}
export type IdempotencyBegin =
  | { found: "nothing" }
  | { found: "answer"; answer: StoredAnswer }
  | { found: "other request" }
  | { found: "running" };

export interface Store {
  identity: IdentityStore;
  subscribers: SubscriberStore;
  meetings: MeetingStore;
  editions: EditionStore;
  sends: SendStore;
  chunks: ChunkStore;
  due: DueStore;
  pacer: PacerStore;
  events: EventsStore;
  idempotency: IdempotencyStore;
  audit: AuditStore;
  apiTokens: ApiTokenStore;
}

import type { Context } from "../context.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import type { AudienceEntry } from "../subscribers/subscriber.ts";
import { type Audience, belongs } from "./audience.ts";
import { type Chunk, shardOfChunk } from "./chunk.ts";
import { outcomeOf } from "./ledger.ts";

/** Whom mails about a meeting have reached, by their ledgers. */
export interface Told {
  meeting: string;
  /** The mails: the sends that told of it until now, frozen, so that every walk finds the same. */
  sends: string[];
  /** When the first of them began: who joined later may have been told with the welcome. Absent: that does not count. */
  since?: string;
  /** Mails whose readers do not count as told. */
  except?: string[];
  /** Whom mails were for whose ledgers are lost: they are taken to have reached them all. */
  lost?: Audience[];
  /** Turned round: only those whom none of them has reached. */
  not?: true;
}

type Reading = Pick<Context, "store">;

/** Answers for the entries of one shard, which must come in the order of their ids. */
export function toldIn({ store }: Reading, told: Told, shard: string): (entry: AudienceEntry) => Promise<boolean> {
  const readersOf = (sends: string[]) => sends.map((send) => readerOf(reached({ store }, send, shard)));
  const readers = readersOf(told.sends);
  const excepted = readersOf(told.except ?? []);
  const byWelcome = async ({ id, confirmedAt }: AudienceEntry) =>
    told.since !== undefined &&
    confirmedAt >= told.since &&
    (await store.chunks.letters("welcome", id)).some((letter) => letter.tells === told.meeting && isTold(letter, 0));
  return async (entry) => {
    if (await anyHas(excepted, entry.id)) return false;
    const byLost = told.lost?.some((audience) => belongs(audience, entry)) ?? false;
    return ((await anyHas(readers, entry.id)) || byLost || (await byWelcome(entry))) !== (told.not ?? false);
  };
}

/** Those of a shard whom a send reached, in the order of their ids. */
async function* reached({ store }: Reading, send: string, shard: string): AsyncGenerator<SubscriberId> {
  // No chunk has this name; the shard's own begin behind it.
  for (let after = shard; ; ) {
    const page = await store.chunks.list(send, 100, after);
    for (const chunk of page) {
      if (shardOfChunk(chunk.key) !== shard) return;
      yield* chunk.ids.filter((_, index) => isTold(chunk, index));
    }
    const last = page.at(-1)?.key;
    if (last === undefined) return;
    after = last;
  }
}

/** What may have been accepted counts as told: a correction too many does less harm than one too few. */
function isTold(chunk: Chunk, index: number): boolean {
  const { outcome } = outcomeOf(chunk.sets, index);
  if (outcome === "waiting") return [chunk.wave, chunk.doubt].some((open) => open?.indices.includes(index));
  return outcome === "sent" || outcome === "delivered" || outcome === "complained" || outcome === "uncertain";
}

type Reader = (id: SubscriberId) => Promise<boolean>;

/** Each reads on to this id, found already or not. */
async function anyHas(readers: Reader[], id: SubscriberId): Promise<boolean> {
  let found = false;
  for (const has of readers) found = (await has(id)) || found;
  return found;
}

/** Whether an ascending sequence has an id; asked for ascending ids. */
function readerOf(ids: AsyncGenerator<SubscriberId>): Reader {
  let current: IteratorResult<SubscriberId> | undefined;
  return async (id) => {
    while (!current || (!current.done && current.value < id)) current = await ids.next();
    return !current.done && current.value === id;
  };
}

/** Those of them whose ledgers are lost. Who was told of a change by one had been told of the meeting by another. */
export async function lostAudiences({ store }: Reading, sends: string[]): Promise<Audience[]> {
  const found = await Promise.all(sends.map((id) => store.sends.get(id)));
  return found.flatMap((send) => (send?.ledgerLost && send.audience && !send.audience.told ? send.audience : []));
}

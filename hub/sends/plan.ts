import { instant, iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { shardName, shards } from "../subscribers/address.ts";
import type { AudienceEntry } from "../subscribers/subscriber.ts";
import { zoneAt } from "../subscribers/zones.ts";
import { changeSend } from "./change.ts";
import { type Chunk, type ChunkRef, chunkKey } from "./chunk.ts";
import { stalledAt } from "./due.ts";
import { type Audience, isOver, type Send } from "./send.ts";
import { settle } from "./settle.ts";

const pageSize = 500;
const queueBatch = 10;

/**
 * Walks the audience of a send and freezes it in chunks. The chunks are the cursor: however often and wherever it
 * is interrupted, a walk continues behind the last chunk that exists, and two at once compete for the same names.
 * For a send that is planned already it queues what is still open (after resume and cancel).
 */
export async function plan(context: Context, id: string): Promise<void> {
  const send = await context.store.sends.get(id);
  if (!send?.audience || send.status === "paused" || send.status === "draft" || send.status === "scheduled") return;
  if (send.planned || isOver(send)) return requeueOpen(context, send);
  if (!send.begunAt) await changeSend(context, id, (now) => ({ ...now, begunAt: iso(context.clock.now()) }));
  let recipients = 0;
  for (let shard = 0; shard < shards; shard += 1) {
    await planShard(context, send, send.audience, shardName(shard));
  }
  for await (const chunk of chunksOf(context, id)) recipients += chunk.ids.length;
  await changeSend(context, id, (current) =>
    current.status === "planning" ? { ...current, status: "running", planned: true, recipients } : undefined,
  );
  await settle(context, id);
}

async function planShard(context: Context, send: Send, audience: Audience, shard: string): Promise<void> {
  let last = (await context.store.chunks.last(send.id, shard))?.ids.at(-1);
  for (let walked = last; ; ) {
    const page = await context.store.subscribers.audience(shard, walked, pageSize);
    if (page.length === 0) return;
    const ids = page.filter((entry) => belongs(audience, entry)).map((entry) => entry.id);
    const frozen = await freeze(context, send.id, shard, last, ids);
    if (frozen === "overtaken") return planShard(context, send, audience, shard);
    last = ids.at(-1) ?? last;
    walked = page.at(-1)?.id;
  }
}

/** Puts chunks behind `last`; `overtaken` when another planner has been here. */
async function freeze(
  context: Context,
  send: string,
  shard: string,
  last: string | undefined,
  ids: string[],
): Promise<"frozen" | "overtaken"> {
  const refs: ChunkRef[] = [];
  let after = last;
  let overtaken = false;
  for (let i = 0; i < ids.length && !overtaken; i += context.delivery.chunkSize) {
    const slice = ids.slice(i, i + context.delivery.chunkSize);
    const chunk: Chunk = { send, key: chunkKey(shard, after), ids: slice, done: false, sets: {} };
    overtaken = !(await context.store.chunks.create(chunk, stalledAt(context)));
    if (!overtaken) refs.push({ send, chunk: chunk.key });
    after = slice.at(-1);
  }
  for (let i = 0; i < refs.length; i += queueBatch) {
    await context.queues.deliver("bulk", refs.slice(i, i + queueBatch));
  }
  return overtaken ? "overtaken" : "frozen";
}

/** Whether a send is for this subscriber, by what the audience index knows; delivery looks again. */
export function belongs(audience: Audience, entry: AudienceEntry): boolean {
  if (!entry.topics.includes(audience.topic)) return false;
  if (audience.joinedBy !== undefined && entry.confirmedAt > audience.joinedBy) return false;
  if (audience.zones === undefined || audience.zonesAt === undefined) return true;
  return audience.zones.includes(zoneAt(entry.zones, instant(audience.zonesAt)));
}

async function requeueOpen(context: Context, send: Send): Promise<void> {
  for await (const chunk of chunksOf(context, send.id, send.settledThrough)) {
    if (!chunk.done) await context.queues.deliver("bulk", [{ send: send.id, chunk: chunk.key }]);
  }
}

/** All chunks of a send, page by page. */
export async function* chunksOf(context: Pick<Context, "store">, send: string, after?: string): AsyncGenerator<Chunk> {
  for (let last = after; ; ) {
    const page = await context.store.chunks.list(send, 100, last);
    yield* page;
    const next = page.at(-1)?.key;
    if (next === undefined) return;
    last = next;
  }
}

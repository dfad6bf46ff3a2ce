import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { shardName, shards } from "../subscribers/address.ts";
import { type Audience, walkShard } from "./audience.ts";
import { isHeld, needsCanary, sliceOf } from "./canary.ts";
import { changeSend } from "./change.ts";
import { type Chunk, type ChunkRef, chunkKey } from "./chunk.ts";
import { chunkStalledAt } from "./due.ts";
import { isOver, type Send } from "./send.ts";
import { settle } from "./settle.ts";

const queueBatch = 10;
/** A chunk is looked for after so long, however many are before it. */
const longestLineMs = 24 * 3_600_000;

/** One planner's walk over an audience. */
interface Walk {
  context: Context;
  send: Send;
  audience: Audience;
  /** Messages a second, as SES last told any worker. */
  rate: number | undefined;
  /** Recipients whose turn comes before that of the next chunk. */
  frozen: number;
}

/**
 * Walks the audience of a send and freezes it in chunks. The chunks are the cursor: however often and wherever it
 * is interrupted, a walk continues behind the last chunk that exists, and two at once compete for the same names.
 * For a send that is planned already it queues what is still open (after resume, cancel and a canary).
 */
export async function plan(context: Context, id: string): Promise<void> {
  const found = await context.store.sends.get(id);
  if (!found?.audience || found.status === "paused" || found.status === "draft" || found.status === "scheduled") return;
  if (found.planned || isOver(found)) {
    await queueOpen(context, found);
    // The last chunk may have been finished while the send was paused.
    return settle(context, id);
  }
  const send = found.begunAt ? found : await begin(context, found);
  const { rate } = (await context.store.pacer.read()).pace;
  const walk: Walk = { context, send, audience: send.audience ?? found.audience, rate, frozen: 0 };
  for (let shard = 0; shard < shards; shard += 1) await planShard(walk, shardName(shard));
  const { recipients, through } = await sliceOf(chunksOf(context, id), context.delivery.canarySize);
  const planned = await changeSend(context, id, (current) => {
    if (current.status !== "planning") return undefined;
    const canary = current.canary && through ? { canary: { ...current.canary, through } } : {};
    return { ...current, ...canary, status: "running", planned: true, recipients };
  });
  context.log.info("Planned a send", { send: id, recipients });
  // What an earlier planner froze may have been dropped since: the send was paused, or the planner died.
  if (planned && (planned.canary || found.begunAt)) await queueOpen(context, planned);
  await settle(context, id);
}

async function begin(context: Context, send: Send): Promise<Send> {
  const canary = (await needsCanary(context, send)) ? { canary: {} } : {};
  const joined = await joinedFor(context, send);
  const begunAt = iso(context.clock.now());
  const begun = await changeSend(context, send.id, (current) =>
    current.begunAt || current.status !== "planning" || !current.audience
      ? undefined
      : { ...current, ...canary, audience: { ...current.audience, ...joined }, begunAt },
  );
  return begun ?? send;
}

/** Whoever joins after the announcement began has the meeting with the welcome. */
async function joinedFor({ store }: Context, { id, kind, meeting }: Send): Promise<Pick<Audience, "joinedBy">> {
  if (kind !== "announcement" || meeting === undefined) return {};
  const announced = (await store.meetings.get(meeting))?.announced;
  return announced?.send === id ? { joinedBy: announced.at } : {};
}

async function planShard(walk: Walk, shard: string): Promise<void> {
  const { context, send, audience } = walk;
  let last = (await context.store.chunks.last(send.id, shard))?.ids.at(-1);
  for await (const { entries } of walkShard(context, audience, shard, last)) {
    const ids = entries.map(({ id }) => id);
    const frozen = await freeze(walk, shard, last, ids);
    if (frozen === "overtaken") return planShard(walk, shard);
    last = ids.at(-1) ?? last;
  }
}

/** Puts chunks behind `last`; `overtaken` when another planner has been here. */
async function freeze(
  walk: Walk,
  shard: string,
  last: string | undefined,
  ids: string[],
): Promise<"frozen" | "overtaken"> {
  const { context, send } = walk;
  const refs: ChunkRef[] = [];
  let after = last;
  let overtaken = false;
  for (let i = 0; i < ids.length && !overtaken; i += context.delivery.chunkSize) {
    const slice = ids.slice(i, i + context.delivery.chunkSize);
    const chunk: Chunk = { send: send.id, key: chunkKey(shard, after), ids: slice, done: false, sets: {} };
    overtaken = !(await context.store.chunks.create(chunk, chunkStalledAt(context, lineMs(walk))));
    walk.frozen += slice.length;
    // Queued in any case: the chunk may be our own, written by a call whose answer was lost.
    refs.push({ send: send.id, chunk: chunk.key });
    after = slice.at(-1);
  }
  // Which chunks are a canary's slice shows when all are there.
  if (!send.canary) await queue(context, refs);
  return overtaken ? "overtaken" : "frozen";
}

/** How long the chunks that are frozen already will take: one that waits behind them has not stalled. */
const lineMs = ({ frozen, rate }: Walk): number => (rate ? Math.min(longestLineMs, (1000 * frozen) / rate) : 0);

async function queue(context: Context, refs: ChunkRef[]): Promise<void> {
  for (let i = 0; i < refs.length; i += queueBatch) {
    await context.queues.deliver("bulk", refs.slice(i, i + queueBatch));
  }
}

async function queueOpen(context: Context, send: Send): Promise<void> {
  let refs: ChunkRef[] = [];
  for await (const chunk of chunksOf(context, send.id, send.settledThrough)) {
    if (chunk.done || isHeld(send, chunk.key)) continue;
    refs.push({ send: send.id, chunk: chunk.key });
    if (refs.length < queueBatch) continue;
    await queue(context, refs);
    refs = [];
  }
  await queue(context, refs);
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

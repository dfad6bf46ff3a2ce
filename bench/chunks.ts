import type { Context } from "../hub/context.ts";
import { type ChunkRef, chunkKey } from "../hub/sends/chunk.ts";
import { chunkStalledAt } from "../hub/sends/due.ts";
import { shardName, shards } from "../hub/subscribers/address.ts";
import { announce } from "./announcement.ts";

const atOnce = 16;

/**
 * A send whose audience is frozen already: `count` chunks of 50, in the order in which they are to be delivered. The
 * same subscribers stand in many of them; to a worker, each chunk is one more.
 */
export async function freezeChunks(context: Context, send: string, ids: string[], count: number): Promise<ChunkRef[]> {
  const { chunkSize } = context.delivery;
  await announce(context, send, { planned: true, recipients: count * chunkSize });
  const refs = Array.from({ length: count }, (_, i) => ({
    send,
    chunk: chunkKey(shardName(Math.floor((i * shards) / count)), String(i).padStart(16, "0")),
  }));
  const waiting = refs.map((ref, i) => ({ ref, i }));
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { ref, i } = next;
      const of = Array.from({ length: chunkSize }, (_, j) => ids[(i * chunkSize + j) % ids.length] ?? "");
      await context.store.chunks.create(
        { send, key: ref.chunk, ids: of, done: false, sets: {} },
        chunkStalledAt(context),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return refs;
}

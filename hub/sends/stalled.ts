import type { Context } from "../context.ts";
import { isHeld } from "./canary.ts";
import type { ChunkRef } from "./chunk.ts";
import { chunkStalledAt, stalledAt } from "./due.ts";
import { isLetter } from "./letter.ts";

/**
 * A chunk that nobody finished in time: its queue message was lost, or its worker died. One of a send that is paused, or
 * behind a canary's slice, is looked at later and not queued: resuming and the canary's end queue what is open.
 */
export async function requeue(context: Context, { send, chunk }: ChunkRef): Promise<void> {
  const ref = { send, chunk };
  if (isLetter(send)) {
    await context.store.chunks.postpone(ref, stalledAt(context));
    return context.queues.deliver("express", [ref]);
  }
  const of = await context.store.sends.get(send);
  await context.store.chunks.postpone(ref, chunkStalledAt(context));
  if (of && (of.status === "paused" || isHeld(of, chunk))) return;
  await context.queues.deliver("bulk", [ref]);
}

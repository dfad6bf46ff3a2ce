import { settle } from "../../hub/sends/settle.ts";
import { close, type DeliverChunk, openBatch, reader, sendTo } from "./letters.ts";

/** As an SMTP pool does: a message that failed, for whatever reason, is tried again a few times, then dropped. */
const tries = 3;

/**
 * The checkpoint moves when recipients are fetched (listmonk): whoever was fetched by a worker that dies is behind the
 * cursor and forgotten. A time-out is an error like any other, and tried again.
 */
export const checkpointAtFetch: DeliverChunk = async (made, ref) => {
  const batch = await openBatch(made, ref);
  if (!(await close(made, ref))) return;
  for (const index of batch.chunk.ids.keys()) {
    const person = await reader(made, batch, index);
    if (!person) continue;
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const { result } = await sendTo(made, batch, index, person);
      if (result === "accepted") await made.context.store.chunks.addOutcomes(ref, { sent: new Set([index]) });
      if (result === "refused") await made.context.store.chunks.addOutcomes(ref, { failed: new Set([index]) });
      if (result === "accepted" || result === "refused") break;
      await made.context.wait(500);
    }
  }
  await settle(made.context, ref.send);
};

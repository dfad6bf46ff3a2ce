import { open } from "../../hub/sends/ledger.ts";
import { settle } from "../../hub/sends/settle.ts";
import { close, type DeliverChunk, openBatch, reader, sendTo } from "./letters.ts";

/**
 * Each message is recorded once SES has answered, and whatever is not recorded is sent again: nothing is lost, and
 * what was accepted before a crash, a time-out or a second copy of the queue's message goes out twice.
 */
export const recordAfterSend: DeliverChunk = async (made, ref) => {
  const batch = await openBatch(made, ref);
  if (batch.chunk.done) return;
  let unsent = 0;
  for (const index of open(batch.chunk)) {
    const person = await reader(made, batch, index);
    if (!person) continue;
    const { result } = await sendTo(made, batch, index, person);
    if (result === "accepted") await made.context.store.chunks.addOutcomes(ref, { sent: new Set([index]) });
    else if (result === "refused") await made.context.store.chunks.addOutcomes(ref, { failed: new Set([index]) });
    else unsent += 1;
  }
  // Left on the queue, the chunk comes again.
  if (unsent > 0) throw new Error(`${unsent} messages of chunk ${ref.chunk} were not accepted.`);
  await close(made, ref);
  await settle(made.context, ref.send);
};

import { isNew, wasWritten } from "../../adapters/dynamodb/table.ts";
import { open } from "../../hub/sends/ledger.ts";
import { settle } from "../../hub/sends/settle.ts";
import { close, type DeliverChunk, openBatch, reader, sendTo } from "./letters.ts";

const tries = 5;

/**
 * Each recipient is marked before the message leaves, and nobody who is marked is written to again: nothing goes out
 * twice, and whatever a crash, a lost answer or an error after the mark held back is lost. What SES certainly did not
 * take is tried again while the worker lives.
 */
export const markBeforeSend: DeliverChunk = async (made, ref) => {
  const batch = await openBatch(made, ref);
  if (batch.chunk.done) return;
  for (const index of open(batch.chunk)) {
    const person = await reader(made, batch, index);
    if (!person) continue;
    const mark = { pk: `MARK#${ref.send}`, sk: `MARK#${ref.chunk}#${index}` };
    if (!(await wasWritten(made.table.put(mark, isNew)))) continue;
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const { result } = await sendTo(made, batch, index, person);
      if (result === "accepted") await made.context.store.chunks.addOutcomes(ref, { sent: new Set([index]) });
      if (result === "refused") await made.context.store.chunks.addOutcomes(ref, { failed: new Set([index]) });
      if (result !== "later" && result !== "quota") break;
      await made.context.wait(500);
    }
  }
  await close(made, ref);
  await settle(made.context, ref.send);
};

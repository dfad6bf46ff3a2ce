import { iso } from "./clock.ts";
import type { CompilingContext } from "./context.ts";
import { stillAsWritten, takeIntoForce } from "./meetings/force.ts";
import { remind } from "./meetings/remind.ts";
import type { DueItem } from "./ports.ts";
import { endCanary, isWaiting, queueRest } from "./sends/canary.ts";
import { changeSend } from "./sends/change.ts";
import type { ChunkRef } from "./sends/chunk.ts";
import { stalledAt } from "./sends/due.ts";
import { judgeSend } from "./sends/guard.ts";
import { isLetter } from "./sends/letter.ts";
import type { Send } from "./sends/send.ts";
import { settle } from "./sends/settle.ts";
import { refreshStandingSends } from "./sends/standing.ts";

const pageSize = 100;

/** The heartbeat: does what is due. May come late, twice or at the same time as another; nothing is done twice. */
export async function tick(context: CompilingContext): Promise<void> {
  await refreshStandingSends(context);
  const due = [
    ...(await context.store.due.due("hub", iso(context.clock.now()), pageSize)),
    ...(await context.store.due.due("machine", iso(context.machine.now()), pageSize)),
  ];
  const failures: unknown[] = [];
  for (const item of due) {
    try {
      await attend(context, item);
    } catch (error) {
      // One bad item must not hold up the others; the tick as a whole fails, and shows.
      context.log.error("Could not do what was due", { ...item, error: String(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} due items failed.`);
}

/** Does what one due item asks for; harmless for an item that is not due any more. */
export async function attend(context: CompilingContext, item: DueItem): Promise<void> {
  switch (item.kind) {
    case "meeting":
      return remind(context, item.slug);
    case "send":
      return attendSend(context, item.id);
    case "chunk":
      return requeueChunk(context, item);
  }
}

async function attendSend(context: CompilingContext, id: string): Promise<void> {
  const due = await context.store.sends.get(id);
  if (due?.status === "scheduled") await beginScheduled(context, due);
  else if (due && isWaiting(due)) await endCanary(context, due);
  // Writing it again, changed or not, moves what is due to the next look.
  else await changeSend(context, id, (current) => current);
  const send = await context.store.sends.get(id);
  if (send && !(await judgeSend(context, id))) return;
  if (send?.status === "planning") await context.queues.plan(id);
  if (send?.status !== "running") return;
  await queueRest(context, send);
  await settle(context, id);
}

/** Its time has come. What is not true any more waits for staff instead. */
async function beginScheduled(context: CompilingContext, send: Send): Promise<void> {
  const asWritten = await stillAsWritten(context, send);
  if (asWritten) await takeIntoForce(context, send);
  await changeSend(context, send.id, (current) => {
    if (current.status !== "scheduled") return undefined;
    return asWritten
      ? { ...current, status: "planning" }
      : { ...current, status: "paused", pausedBecause: "The meeting was changed since this was compiled." };
  });
}

/** A chunk that nobody finished in time: its queue message was lost, or its worker died. */
async function requeueChunk(context: CompilingContext, { send, chunk }: ChunkRef): Promise<void> {
  await context.store.chunks.postpone({ send, chunk }, stalledAt(context));
  await context.queues.deliver(isLetter(send) ? "express" : "bulk", [{ send, chunk }]);
}

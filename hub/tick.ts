import { iso } from "./clock.ts";
import { concurrently } from "./concurrently.ts";
import type { CompilingContext } from "./context.ts";
import { attendMeeting } from "./meetings/attend.ts";
import { stillAsWritten, takeIntoForce } from "./meetings/force.ts";
import type { DueItem } from "./ports.ts";
import { beat, NotInService } from "./restore/identity.ts";
import { queuePlan } from "./sends/begin.ts";
import { endCanary, isWaiting, queueRest } from "./sends/canary.ts";
import { changeSend } from "./sends/change.ts";
import { handOverRest } from "./sends/cut-short.ts";
import { judgeSend } from "./sends/guard.ts";
import { noteOverdue } from "./sends/overdue.ts";
import { noteQuota } from "./sends/quota.ts";
import type { Send } from "./sends/send.ts";
import { settle } from "./sends/settle.ts";
import { requeue } from "./sends/stalled.ts";
import { refreshStandingSends } from "./sends/standing.ts";

const pageSize = 100;
/** A paused send has thousands: another's one stalled chunk must not wait for hours behind them. */
const chunkPage = 1_000;
const chunksAtOnce = 10;

/** The heartbeat: does what is due. May come late, twice or at the same time as another; nothing is done twice. @throws NotInService */
export async function tick(context: CompilingContext): Promise<void> {
  const heart = await failureOf(() => beat(context));
  const [whyNot] = heart.filter((error) => error instanceof NotInService);
  if (whyNot) throw whyNot;
  const { due } = context.store;
  const now = iso(context.machine.now());
  const failures = [
    ...heart,
    ...(await failureOf(() => refreshStandingSends(context))),
    ...(await failureOf(() => noteQuota(context))),
    ...(await attendAll(context, await due.due("hub", iso(context.clock.now()), pageSize))),
    ...(await attendAll(context, await due.due("machine", now, pageSize))),
    ...(await attendAll(context, await due.due("chunks", now, chunkPage), chunksAtOnce)),
  ];
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} due items failed.`);
}

/** What cannot be made now keeps nothing else from its time. */
async function failureOf(act: () => Promise<void>): Promise<unknown[]> {
  try {
    await act();
    return [];
  } catch (error) {
    return [error];
  }
}

/** Attends to all, `atOnce` at a time. One bad item does not hold up the others: the answer is what was thrown. */
export async function attendAll(context: CompilingContext, items: DueItem[], atOnce = 1): Promise<unknown[]> {
  const failures: unknown[] = [];
  await concurrently(atOnce, items, async (item) => {
    try {
      await attend(context, item);
    } catch (error) {
      context.log.error("Could not do what was due", { ...named(item), error: String(error) });
      failures.push(error);
    }
  });
  return failures;
}

/** As logs call it. */
function named(item: DueItem): Record<string, string> {
  switch (item.kind) {
    case "meeting":
      return { meeting: item.slug };
    case "send":
      return { send: item.id };
    case "chunk":
      return { send: item.send, chunk: item.chunk };
  }
}

/** Does what one due item asks for; harmless for an item that is not due any more. */
export async function attend(context: CompilingContext, item: DueItem): Promise<void> {
  switch (item.kind) {
    case "meeting":
      return attendMeeting(context, item.slug);
    case "send":
      return attendSend(context, item.id);
    case "chunk":
      return requeue(context, item);
  }
}

async function attendSend(context: CompilingContext, id: string): Promise<void> {
  if (!(await judgeSend(context, id))) return;
  const due = await context.store.sends.get(id);
  if (due?.status === "finished" && due.cutShort === "noted") return handOverRest(context, due);
  if (due?.status === "scheduled") await beginScheduled(context, due);
  else if (due && isWaiting(due)) await endCanary(context, due);
  else {
    if (due) await noteOverdue(context, due);
    // Writing it again, changed or not, moves what is due to the next look.
    await changeSend(context, id, (current) => current);
  }
  const send = await context.store.sends.get(id);
  if (send?.status === "planning") await queuePlan(context, send);
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

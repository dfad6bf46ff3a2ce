import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { changeSend } from "./change.ts";
import type { Send, SendStatus } from "./send.ts";

/** What staff may do to a send, and from which states. Takes effect within one wave: delivery reads the send before each. */
async function transition(
  context: Context,
  id: string,
  verb: string,
  from: SendStatus[],
  change: (send: Send) => Send,
): Promise<Send> {
  const changed = await changeSend(context, id, (send) => {
    if (!send.audience) throw notFound("send of this name that staff control");
    if (!from.includes(send.status)) {
      throw new DomainError("conflict", `A send that is ${send.status} cannot be ${verb}.`);
    }
    return change(send);
  });
  if (!changed) throw notFound(`send ${id}`);
  return changed;
}

/** A draft begins: at its time when it has one that is still ahead, at once otherwise. */
export async function approve(context: Context, id: string): Promise<Send> {
  const now = iso(context.clock.now());
  const send = await transition(context, id, "approved", ["draft"], (draft) => ({
    ...draft,
    status: draft.startsAt !== undefined && draft.startsAt > now ? "scheduled" : "planning",
  }));
  if (send.status === "planning") await context.queues.plan(id);
  return send;
}

export const pause = (context: Context, id: string): Promise<Send> =>
  transition(context, id, "paused", ["scheduled", "planning", "running"], (send) => ({
    ...send,
    status: "paused",
    pausedBecause: "staff",
  }));

/** Goes on where it stopped; the planner puts the open chunks back on the queue. */
export async function resume(context: Context, id: string): Promise<Send> {
  const send = await transition(context, id, "resumed", ["paused"], ({ pausedBecause: _, ...paused }) => ({
    ...paused,
    status: paused.planned ? "running" : "planning",
  }));
  await context.queues.plan(id);
  return send;
}

/** Nothing more leaves; whoever was frozen and has not been written to is skipped, and counted so. */
export async function cancel(context: Context, id: string): Promise<Send> {
  const send = await transition(
    context,
    id,
    "cancelled",
    ["draft", "scheduled", "planning", "running", "paused"],
    (going) => ({ ...going, status: "cancelled", finishedAt: iso(context.clock.now()) }),
  );
  await context.queues.plan(id);
  return send;
}

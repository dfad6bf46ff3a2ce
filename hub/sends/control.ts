import { iso } from "../clock.ts";
import type { CompilingContext, Context } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { stillAsWritten, takeIntoForce } from "../meetings/force.ts";
import { queuePlan } from "./begin.ts";
import { changeSend } from "./change.ts";
import { pardon } from "./guard.ts";
import { releaseOf } from "./release.ts";
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

/** A draft begins: at its time when it has one that is still ahead, at once or after its undo window otherwise. */
export async function approve(context: CompilingContext, id: string): Promise<Send> {
  const now = iso(context.clock.now());
  const found = await context.store.sends.get(id);
  const release =
    found?.status === "draft" && found.audience ? await releaseOf(context, found.audience, found.startsAt) : {};
  if (found?.status === "draft") await prepare(context, { ...found, ...release }, now);
  const send = await transition(context, id, "approved", ["draft"], (draft) => {
    const released = { ...draft, ...release };
    return { ...released, status: isAhead(released, now) ? "scheduled" : "planning" };
  });
  if (send.status === "planning") await queuePlan(context, send);
  return send;
}

/** Its planner has been at work. */
const begun = (send: Send): boolean => send.begunAt !== undefined;

const isAhead = ({ startsAt }: Send, now: string): boolean => startsAt !== undefined && startsAt > now;

/** Before a send that has not begun goes on: it must still be true, and when it begins now its meeting is scheduled. */
async function prepare(context: CompilingContext, send: Send, now: string): Promise<void> {
  if (begun(send)) return;
  if (!(await stillAsWritten(context, send))) {
    throw new DomainError("conflict", "The meeting was changed since this was compiled. Cancel it and announce again.");
  }
  if (!isAhead(send, now)) await takeIntoForce(context, send);
}

export const pause = (context: Context, id: string): Promise<Send> =>
  transition(context, id, "paused", ["scheduled", "planning", "running"], (send) => ({
    ...send,
    status: "paused",
    pausedBecause: "staff",
  }));

/** Goes on where it stopped; the planner puts the open chunks back on the queue. */
export async function resume(context: CompilingContext, id: string): Promise<Send> {
  const now = iso(context.clock.now());
  const found = await context.store.sends.get(id);
  if (found?.status === "paused") await prepare(context, found, now);
  const pardoned = found ? pardon(context, found) : {};
  const send = await transition(context, id, "resumed", ["paused"], ({ pausedBecause: _, ...paused }) => {
    if (!begun(paused) && isAhead(paused, now)) return { ...paused, status: "scheduled" };
    return { ...paused, ...pardoned, status: paused.planned ? "running" : "planning" };
  });
  if (send.status !== "scheduled") await queuePlan(context, send);
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

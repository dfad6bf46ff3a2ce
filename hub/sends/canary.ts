import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { exceeds } from "./audience.ts";
import { changeSend } from "./change.ts";
import type { Chunk } from "./chunk.ts";
import { isOver, type Send } from "./send.ts";

/** A few chunks that go first. Ids are hashes, so any shard is a fair sample of the list. */
export interface Canary {
  /** The last chunk of the slice; absent until everybody is frozen. */
  through?: string;
  /** On the hub's clock: until when bounces of the slice are waited for; absent until the slice is delivered. */
  until?: string;
  passed?: true;
}

/** A send whose slice is delivered, and which waits for what comes back. */
export type WaitingSend = Send & { canary: { until: string } };

export const isWaiting = (send: Send): send is WaitingSend =>
  send.status === "running" && send.canary?.until !== undefined && !send.canary.passed;

/** They have an hour to keep, and go to readers who were written to before. */
const urgent: Send["kind"][] = ["reminder", "update", "cancellation"];

/** Whether a send begins with a canary. */
export async function needsCanary(context: Pick<Context, "store" | "delivery">, send: Send): Promise<boolean> {
  const { canaryMs, canaryAbove } = context.delivery;
  if (canaryMs === 0 || urgent.includes(send.kind) || !send.audience) return false;
  return exceeds(context, send.audience, canaryAbove);
}

/** Whether a chunk must not be delivered yet. */
export const isHeld = (send: Send, chunk: string): boolean =>
  send.canary !== undefined && !send.canary.passed && !isOver(send) && chunk > (send.canary.through ?? "");

/** How many are frozen, and the chunk that the first `size` of them end with. */
export async function sliceOf(
  chunks: AsyncIterable<Chunk>,
  size: number,
): Promise<{ recipients: number; through?: string }> {
  let recipients = 0;
  let through: string | undefined;
  for await (const { key, ids } of chunks) {
    if (recipients < size) through = key;
    recipients += ids.length;
  }
  return { recipients, ...(through === undefined ? {} : { through }) };
}

/** Whether every chunk of the slice is done, and nobody has noted it yet. */
export const endsSlice = ({ canary }: Send, through: string | undefined): boolean =>
  canary?.through !== undefined && canary.until === undefined && (through ?? "") >= canary.through;

/** Begins the wait once every chunk of the slice is done. */
export function sliceSettled({ clock, delivery }: Pick<Context, "clock" | "delivery">, send: Send): Send {
  const { canary, settledThrough } = send;
  if (!canary || !endsSlice(send, settledThrough)) return send;
  return { ...send, canary: { ...canary, until: iso(clock.now().add({ milliseconds: delivery.canaryMs })) } };
}

/** After the wait the rest may follow; the guard has looked at the slice just before. */
export async function endCanary(context: Context, { id, canary }: WaitingSend): Promise<void> {
  if (canary.until > iso(context.clock.now())) return;
  await changeSend(context, id, (current) =>
    isWaiting(current) ? { ...current, canary: { ...current.canary, passed: true } } : undefined,
  );
}

/** Has what follows a canary queued; again when nothing has come of it, for the message may be lost. */
export async function queueRest(context: Pick<Context, "queues">, { id, canary, settledThrough }: Send): Promise<void> {
  const isAtEnd = canary?.passed && canary.through !== undefined && (settledThrough ?? "") <= canary.through;
  if (isAtEnd) await context.queues.plan(id);
}

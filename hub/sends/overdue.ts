import { instant, millis } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Send } from "./send.ts";

/** There are good reasons to rest for so long: evidence is waited for, and given up after an hour. */
const graceMs = 2 * 3_600_000;

/** Says so when a send on its way should have finished. Called when nothing has been heard of it for a while. */
export async function noteOverdue(context: Context, send: Send): Promise<void> {
  const rate = (await context.mailer.quota())?.perSecond;
  if (!isOverdue(context, send, rate)) return;
  const { id, status, begunAt, recipients } = send;
  context.log.warn("A send should have finished", { send: id, status, begunAt, recipients });
  context.metrics.put("SendsOverdue", 1);
}

/**
 * Whether a send on its way has had twice the time that its recipients take at SES's rate, and the grace besides. Time in which it
 * could not go on does not count: a canary's wait, a day's quota that was spent, a pause of the guard's.
 */
export function isOverdue({ clock, machine }: Pick<Context, "clock" | "machine">, send: Send, rate = 1): boolean {
  if (send.status !== "planning" && send.status !== "running") return false;
  const patience = graceMs + (2_000 * (send.recipients ?? 0)) / rate;
  const since = latest(send.createdAt, send.startsAt, send.begunAt, send.canary?.until);
  return millis(clock) - since > patience && millis(machine) - latest(send.parkedUntil, send.guardFrom) > patience;
}

/** Epoch milliseconds; 0 when none is known. */
const latest = (...times: (string | undefined)[]): number =>
  Math.max(0, ...times.map((time) => (time === undefined ? 0 : instant(time).epochMilliseconds)));

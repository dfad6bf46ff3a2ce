import { millis } from "../clock.ts";
import type { DeliveryConfig } from "../config.ts";
import type { Context } from "../context.ts";
import type { Lane } from "../ports.ts";
import { slowedDown, type Turns, turnsFor } from "./turns.ts";

/** What a reservation needs. */
type Pacing = Pick<Context, "machine" | "store" | "delivery" | "mailer" | "wait">;

const attempts = 20;
/** Who cannot reserve for so long goes away. Going sooner, for a queue's whole seconds, would leave turns to nobody. */
const longestHoldMs = 6_000;
/** Less than any lane reserves ahead. */
const longestLeadMs = 1_500;

/**
 * Reserves up to `count` turns on a lane: whatever the number of workers, all messages together are spaced by SES's rate.
 * One read and one conditional write, unless others write at the same moment. `patience` widens the tolerance where
 * everything comes late.
 */
export async function reserve(
  context: Pacing,
  lane: Lane,
  count: number,
  patience = 1,
): Promise<{ turns: Turns } | { retryInMs: number }> {
  const { machine, store, delivery } = context;
  const rate = await context.mailer.rate();
  const giveUpAt = millis(machine) + longestHoldMs;
  for (let attempt = 1; attempt <= attempts; ) {
    const asked = millis(machine);
    const { rev, pace } = await store.pacer.read();
    const now = millis(machine);
    const leadMs = leadOf(delivery, now - asked);
    const decision = turnsFor(pace, { lane, count, now, rate, leadMs, patience }, delivery);
    if ("lookAt" in decision) {
      // Lost to a conflict, the note is made the next time.
      if (decision.pace) await store.pacer.write(rev, decision.pace);
      if (decision.lookAt > giveUpAt) return { retryInMs: decision.lookAt - millis(machine) };
      await until(context, decision.lookAt);
      continue;
    }
    if (await store.pacer.write(rev, decision.pace)) return { turns: decision.turns };
    await context.wait(Math.random() * 5 * attempt);
    attempt += 1;
  }
  return { retryInMs: 1000 };
}

/**
 * How long before its first turn a wave is made ready, by how long the store took just now. It is three more calls:
 * this reservation, the people, the wave's record. Readers who were read too early are looked at again.
 */
const leadOf = ({ leadMs }: DeliveryConfig, callMs: number): number =>
  Math.max(leadMs, Math.min(4 * callMs, longestLeadMs));

/** SES throttled: all senders go slower for a while. Once a second, however many were throttled. */
export async function slowDown({ store, machine, delivery, log }: Context): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { rev, pace } = await store.pacer.read();
    const slower = slowedDown(pace, millis(machine), delivery.recoverMs);
    if (!slower) return;
    if (await store.pacer.write(rev, slower)) {
      log.warn("SES throttles us at its own rate: going slower for a while", { factor: slower.slowed?.factor });
      return;
    }
  }
}

/** Waits for an instant of the machine's clock, epoch ms. Timers may come a little early. */
export async function until({ machine, wait }: Pick<Context, "machine" | "wait">, at: number): Promise<void> {
  for (let ms = at - millis(machine); ms > 0; ms = at - millis(machine)) await wait(ms);
}

import { millis } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Lane } from "../ports.ts";

/** Turns to send in: the first at `start` (epoch ms, machine's clock), then one each `interval` ms. */
export interface Turns {
  start: number;
  interval: number;
  count: number;
}

/** A wave takes about this long at most, so that a lease outlives it at any rate. */
const longestWaveMs = 2_000;
/** Farther away than this, a chunk is given back to the queue rather than waited for. */
const longestWaitMs = 5_000;
const attempts = 20;

/**
 * Reserves up to `wanted` turns on a lane, by GCRA (the leaky bucket as a meter, ITU-T I.371) with no burst: whatever the
 * number of workers, messages of a lane are spaced at its share of SES's rate. One conditional write.
 */
export async function reserve(
  context: Context,
  lane: Lane,
  wanted: number,
): Promise<{ turns: Turns } | { retryInMs: number }> {
  const { bulkShare } = context.delivery;
  const rate = (await context.mailer.rate()) * (lane === "bulk" ? bulkShare : 1 - bulkShare);
  const interval = 1000 / rate;
  const count = Math.max(1, Math.min(wanted, Math.floor(longestWaveMs / interval)));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const seen = await context.store.pacer.read(lane);
    const now = millis(context.machine);
    const start = Math.max(seen, now);
    if (start - now > longestWaitMs) return { retryInMs: start - now };
    if (await context.store.pacer.advance(lane, seen, start + count * interval))
      return { turns: { start, interval, count } };
    await context.wait(Math.random() * 5 * attempt);
  }
  return { retryInMs: 1000 };
}

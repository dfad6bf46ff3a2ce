import type { Bench, Measured } from "../row.ts";
import { measurePace } from "./measure.ts";

const leastUsed = 0.97;

/** Promise P4: the whole rate, and never more. */
export async function measureRate({ smoke, progress }: Bench): Promise<Measured> {
  const asked = { workers: 8, rate: 100, seconds: smoke ? 10 : 60 };
  progress(`${asked.workers} workers at ${asked.rate} a second for ${asked.seconds} s`);
  const figures = await measurePace(asked);
  const { used, mostInASecond, throttled, late } = figures;
  return {
    rows: [
      {
        what: `${asked.workers} workers at ${asked.rate} a second: calls in the fullest second; of the rate used`,
        measured: `${mostInASecond}; ${(100 * used).toFixed(1)} %`,
        atMost: `${asked.rate}; at least ${100 * leastUsed} %`,
        share: Math.max(mostInASecond / asked.rate, leastUsed / used),
        besides: { "throttled by SES": String(throttled), "turns lost, and taken again": String(late) },
      },
    ],
    figures,
  };
}

import type { Ear } from "./ear.ts";

export interface PaceFigures {
  workers: number;
  /** Messages a second that SES allowed. */
  rate: number;
  /** How long it was measured, s. */
  seconds: number;
  /** The part of the rate that was used, by accepted messages. */
  used: number;
  /** Calls of SES, accepted or not, in the fullest second that one can choose. */
  mostInASecond: number;
  throttled: number;
  /** Messages that lost their turns and took new ones, in the whole run. */
  late: number;
}

/** Of a time without the beginning, when not every worker is there yet. */
export function figuresOf(
  { calls }: Pick<Ear, "calls">,
  {
    rate,
    seconds,
    workers,
    warmUpSeconds,
    late,
  }: Omit<PaceFigures, "used" | "mostInASecond" | "throttled"> & {
    warmUpSeconds: number;
  },
): PaceFigures {
  const from = (calls[0]?.at ?? 0) + warmUpSeconds * 1000;
  const heard = calls.filter(({ at }) => at >= from && at < from + seconds * 1000);
  return {
    workers,
    rate,
    seconds,
    used: heard.filter(({ throttled }) => !throttled).length / (rate * seconds),
    mostInASecond: mostInASecond(calls.map(({ at }) => at)),
    throttled: calls.filter(({ throttled }) => throttled).length,
    late,
  };
}

/** Of times in ms, in their order. */
export function mostInASecond(times: number[]): number {
  let first = 0;
  let most = 0;
  for (const [i, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 1000) first += 1;
    most = Math.max(most, i - first + 1);
  }
  return most;
}

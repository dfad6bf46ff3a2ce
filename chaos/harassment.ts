import { setTimeout as sleep } from "node:timers/promises";
import { changeSend } from "../hub/sends/change.ts";
import { between, integer } from "./random.ts";
import { killingMs } from "./settings.ts";
import type { Stage } from "./stage.ts";

/** Kills a worker at random instants; the aimed kills come on top, from the engines. */
export async function harass({ experiment, crew }: Stage, over: AbortSignal): Promise<void> {
  const random = experiment.faults.stream("random kills");
  const until = Date.now() + killingMs;
  while (Date.now() < until && (await passed(between(random, 800, 3_000), over))) {
    const { names } = crew;
    const victim = names[integer(random, 0, names.length - 1)];
    if (victim && crew.kill(victim)) experiment.faults.note("kill: at random");
  }
}

const spentMs = 1_500;

/** In every third seed the day's quota is spent for a while, in the middle of the send. */
export async function spendQuota({ experiment, limits }: Stage, over: AbortSignal): Promise<void> {
  const random = experiment.faults.stream("quota");
  const spends = random() < 1 / 3;
  const at = between(random, 1_000, 5_000);
  if (spends && (await passed(at, over))) limits.quotaSpentUntil = Date.now() + spentMs;
}

/** A send parks for a quarter of an hour. Here that has passed as soon as SES has quota again. */
export async function wake({ quiet, limits }: Stage, id: string, over: AbortSignal): Promise<void> {
  while (await passed(500, over)) {
    if (Date.now() < limits.quotaSpentUntil) continue;
    await changeSend(quiet, id, (send) => {
      if (send.parkedUntil === undefined) return undefined;
      const { parkedUntil: _, ...awake } = send;
      return awake;
    });
  }
}

/** False when the seed was over before. */
async function passed(ms: number, over: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal: over }).catch(() => undefined);
  return !over.aborted;
}

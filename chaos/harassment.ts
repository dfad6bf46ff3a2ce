import { setTimeout as sleep } from "node:timers/promises";
import { between, integer } from "./random.ts";
import { frozenMs, killingMs } from "./settings.ts";
import type { Stage } from "./stage.ts";

/** Kills or freezes a worker at random instants; the aimed blows come on top, from the engines. */
export async function harass({ experiment, crew }: Stage, over: AbortSignal): Promise<void> {
  const random = experiment.faults.stream("random kills");
  const until = Date.now() + killingMs;
  while (Date.now() < until && (await passed(between(random, 800, 3_000), over))) {
    const { names } = crew;
    const victim = names[integer(random, 0, names.length - 1)];
    const freezes = random() < 1 / 3;
    const ms = between(random, frozenMs.short.least, frozenMs.short.most);
    if (!victim || !(freezes ? crew.freeze(victim, ms) : crew.kill(victim))) continue;
    experiment.faults.note(`${freezes ? "freeze" : "kill"}: at random`);
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

/** False when the seed was over before. */
async function passed(ms: number, over: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal: over }).catch(() => undefined);
  return !over.aborted;
}

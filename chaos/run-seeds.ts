import { isVoid } from "./failures.ts";
import type { ProtocolName } from "./options.ts";
import type { SeedOrder } from "./orders.ts";
import type { SeedResult } from "./run-seed.ts";
import type { Stages } from "./stages.ts";

/** A seed is tried so often before a void one stands. */
const attempts = 4;

export interface SeedRun {
  bundle: string;
  protocol: ProtocolName;
  first: number;
  count: number;
  withheld: boolean;
  say(text: string): void;
  /** With each result that stands; false when no more seeds are wanted. */
  took(result: SeedResult): boolean;
}

/** Runs seeds on all stages. One whose events were too late to tell is void: that is said, and it runs again. */
export async function runSeeds(stages: Stages, run: SeedRun): Promise<void> {
  const { bundle, protocol, first, count, withheld, say, took } = run;
  const waiting = Array.from({ length: count }, (_, i) => ({ seed: first + i, attempt: 1 }));
  const running = new Map<number, number>();
  let wanted = true;
  const next = (): SeedOrder | undefined => {
    const one = wanted ? waiting.shift() : undefined;
    if (!one) return undefined;
    running.set(one.seed, one.attempt);
    return { kind: "seed", bundle, protocol, seed: one.seed };
  };
  const ended = ({ seed }: SeedOrder, result: SeedResult) => {
    const attempt = running.get(seed) ?? attempts;
    const seconds = Math.round(result.seconds);
    if (protocol === "reconvene" && isVoid(withheld, result) && attempt < attempts) {
      say(
        `${protocol} seed ${seed}: void: ${result.verdict.untold} twice whose events were late; once more (${seconds} s)\n`,
      );
      waiting.unshift({ seed, attempt: attempt + 1 });
      return;
    }
    say(`${protocol} seed ${seed}: ${result.verdict.once} once (${seconds} s)\n`);
    wanted = took(result) && wanted;
  };
  await stages.run(next, ended);
}

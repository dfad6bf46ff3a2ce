import { bundleWorker } from "./bundle.ts";
import type { Options } from "./options.ts";
import type { SeedResult } from "./run-seed.ts";
import { runSeeds } from "./run-seeds.ts";
import { safeguardNames, safeguards } from "./safeguards.ts";
import { Stages } from "./stages.ts";
import { aligned } from "./verdict/table.ts";

/** Takes out each safeguard in turn, until a seed fails as it should. True when every one was missed. */
export async function proveSafeguards(options: Options, say: (text: string) => void): Promise<boolean> {
  const stages = await Stages.set(options.parallel, options);
  const rows = [["without", "seeds", "lost", "twice", "mismatches", "after leaving", "verdict"]];
  let allMissed = true;
  try {
    for (const name of safeguardNames) {
      say(`Without ${name}:\n`);
      const { breaks } = safeguards[name];
      const bundle = await bundleWorker(safeguards[name]);
      const results: SeedResult[] = [];
      const isMissed = () => results.some(({ verdict }) => verdict[breaks] > 0);
      const took = (result: SeedResult) => {
        results.push(result);
        return !isMissed();
      };
      try {
        const { seed: first, seeds: count, withholdEvents: withheld } = options;
        await runSeeds(stages, { bundle: bundle.file, protocol: "reconvene", first, count, withheld, say, took });
      } finally {
        await bundle.remove();
      }
      const sum = (of: (result: SeedResult) => number) => String(results.reduce((total, one) => total + of(one), 0));
      rows.push([
        name,
        String(results.length),
        sum(({ verdict }) => verdict.lost),
        sum(({ verdict }) => verdict.twice),
        sum(({ verdict }) => verdict.mismatched),
        sum(({ verdict }) => verdict.afterLeaving),
        isMissed() ? "missed" : "NOT MISSED",
      ]);
      allMissed &&= isMissed();
    }
  } finally {
    await stages.close();
  }
  say(`\n${aligned(rows)}\n`);
  return allMissed;
}

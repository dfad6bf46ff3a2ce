import type { SeedResult } from "./run-seed.ts";
import { evidenceMs } from "./settings.ts";

/** SES's events took longer than SES is taken to need: what happened then says nothing about the product. */
export const isVoid = ({ slowestEventMs }: SeedResult): boolean => slowestEventMs > evidenceMs;

/** What a seed did that Reconvene promises not to do. */
export function failures(withheld: boolean, { verdict, finished, overRateSeconds }: SeedResult): string[] {
  const { lost, twice, mismatched, uncertain, afterLeaving } = verdict;
  const counts = { lost, twice, mismatched, "after leaving": afterLeaving, "seconds over the rate": overRateSeconds };
  const found = Object.entries({ ...counts, "without evidence": withheld ? 0 : uncertain })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return finished ? found : ["never finished", ...found];
}

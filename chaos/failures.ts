import type { SeedResult } from "./run-seed.ts";

/** Something went out twice only because the experiment was late with its events: that says nothing about the product. */
export const isVoid = (withheld: boolean, result: SeedResult): boolean =>
  result.verdict.untold > 0 && failures(withheld, result).length === 0;

/** What a seed did that Reconvene promises not to do. */
export function failures(withheld: boolean, { verdict, finished, overRateSeconds }: SeedResult): string[] {
  const { lost, twice, mismatched, uncertain, afterLeaving } = verdict;
  const counts = { lost, twice, mismatched, "after leaving": afterLeaving, "seconds over the rate": overRateSeconds };
  const found = Object.entries({ ...counts, "without evidence": withheld ? 0 : uncertain })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return finished ? found : ["never finished", ...found];
}

import { bundleWorker } from "./bundle.ts";
import { failures, isVoid } from "./failures.ts";
import { again, type Options, type ProtocolName, readOptions, usage } from "./options.ts";
import { proveSafeguards } from "./prove-safeguards.ts";
import type { SeedResult } from "./run-seed.ts";
import { runSeeds } from "./run-seeds.ts";
import { safeguards } from "./safeguards.ts";
import { Stages } from "./stages.ts";
import { tableOf } from "./verdict/table.ts";

/** The models show in a few seeds what they lose and double. */
const seedsOfModels = 5;

/** True when Reconvene kept what it promises. */
async function compareProtocols(options: Options): Promise<boolean> {
  const bundle = await bundleWorker(options.without && safeguards[options.without]);
  say(`Setting ${options.parallel} stages for ${options.recipients} recipients …\n`);
  const stages = await Stages.set(options.parallel, options);
  const results = new Map<ProtocolName, SeedResult[]>();
  try {
    for (const protocol of options.protocols) {
      const of: SeedResult[] = [];
      results.set(protocol, of);
      const model = protocol !== "reconvene" && options.protocols.length > 1;
      const count = model ? Math.min(options.seeds, seedsOfModels) : options.seeds;
      const took = (result: SeedResult) => {
        of.push(result);
        if (protocol === "reconvene") report(options, protocol, result);
        return true;
      };
      await runSeeds(stages, {
        bundle: bundle.file,
        protocol,
        first: options.seed,
        count,
        withheld: options.withholdEvents,
        say,
        took,
      });
    }
  } finally {
    await stages.close();
    await bundle.remove();
  }
  say(`\n${tableOf(results)}\n`);
  return (results.get("reconvene") ?? []).every((result) => shortcomings(options, result).length === 0);
}

const shortcomings = ({ withholdEvents }: Options, result: SeedResult): string[] => [
  ...(isVoid(withholdEvents, result) ? ["void every time: the machine is too busy"] : []),
  ...failures(withholdEvents, result),
];

function report(options: Options, protocol: ProtocolName, result: SeedResult): void {
  if (options.verbose) say(`${JSON.stringify({ ...result, faultCounts: [...result.faultCounts].sort() })}\n`);
  const found = shortcomings(options, result);
  if (found.length === 0) return;
  say(`Seed ${result.seed} failed: ${found.join(", ")}. Run it again:\n  ${again(options, protocol, result.seed)}\n`);
  for (const one of result.verdict.cases.slice(0, 5)) say(`  ${one}\n`);
}

const say = (text: string): void => void process.stdout.write(text);

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
const kept = options.safeguards ? await proveSafeguards(options, say) : await compareProtocols(options);
process.exit(kept ? 0 : 1);

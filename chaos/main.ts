import { again, type Options, type ProtocolName, readOptions, usage } from "./options.ts";
import { runSeed, type SeedResult } from "./run-seed.ts";
import { setStage } from "./stage.ts";
import { tableOf } from "./verdict/table.ts";

/** The models show in a few seeds what they lose and double. */
const seedsOfModels = 5;

async function main(options: Options): Promise<number> {
  say(`Setting the stage for ${options.recipients} recipients …\n`);
  const stage = await setStage(options);
  const results = new Map<ProtocolName, SeedResult[]>();
  try {
    for (const protocol of options.protocols) {
      const { withholdEvents: withheld, verbose } = options;
      await stage.crew.start({ protocol, withheld, verbose, urls: stage.urls });
      const of: SeedResult[] = [];
      results.set(protocol, of);
      const model = protocol !== "reconvene" && options.protocols.length > 1;
      const seeds = model ? Math.min(options.seeds, seedsOfModels) : options.seeds;
      for (let seed = options.seed; seed < options.seed + seeds; seed += 1) {
        const place = `${protocol} seed ${seed} (${of.length + 1}/${seeds})`;
        const result = await runSeed(stage, protocol, seed, (text) => progress(`${place}: ${text}`));
        of.push(result);
        if (!process.stdout.isTTY) say(`${place}: ${result.verdict.once} once, ${result.seconds} s\n`);
        if (protocol === "reconvene") report(options, protocol, result);
      }
      await stage.crew.stop();
    }
  } finally {
    await stage.close();
  }
  progress("");
  say(`\n${tableOf(results)}\n`);
  const ours = results.get("reconvene") ?? [];
  return ours.every((result) => failures(options, result).length === 0) ? 0 : 1;
}

/** What a seed did that Reconvene promises not to do. */
function failures({ withholdEvents }: Options, { verdict, finished, overRateSeconds }: SeedResult): string[] {
  const { lost, twice, mismatched, uncertain, afterLeaving } = verdict;
  const counts = { lost, twice, mismatched, "after leaving": afterLeaving, "seconds over the rate": overRateSeconds };
  const found = Object.entries({ ...counts, "without evidence": withholdEvents ? 0 : uncertain })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return finished ? found : ["never finished", ...found];
}

function report(options: Options, protocol: ProtocolName, result: SeedResult): void {
  if (options.verbose) say(`${JSON.stringify({ ...result, faultCounts: [...result.faultCounts].sort() })}\n`);
  const found = failures(options, result);
  if (found.length === 0) return;
  progress("");
  say(`Seed ${result.seed} failed: ${found.join(", ")}. Run it again:\n  ${again(options, protocol, result.seed)}\n`);
  for (const one of result.verdict.cases.slice(0, 5)) say(`  ${one}\n`);
}

const say = (text: string): void => void process.stdout.write(text);
/** One line, written over; a log that is no terminal is spared it. */
const progress = (text: string): void => {
  if (process.stdout.isTTY) say(`\r\u001b[K${text}`);
};

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
process.exit(await main(options));

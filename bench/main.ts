import { readFile, writeFile } from "node:fs/promises";
import { measureColdStarts } from "./cold-start/measure.ts";
import { costDocument } from "./cost/document.ts";
import { withIdleSection } from "./cost/idle-section.ts";
import { budgetRate, type CostMeasured, measureCost, measureIdle } from "./cost/measure.ts";
import { costAMessage } from "./cost/model.ts";
import { costPlot } from "./cost/plot.ts";
import { measureCpu } from "./cpu/measure.ts";
import { type MemoryMeasured, measureMemory } from "./memory/measure.ts";
import { memoryPlot } from "./memory/plot.ts";
import { type Measurement, type Options, readOptions, usage } from "./options.ts";
import { measureRate } from "./pace/row.ts";
import { keepResults } from "./results.ts";
import { type Bench, isMet, isSane, type Measured } from "./row.ts";
import { tableOf } from "./table.ts";

const docs = new URL("../docs/", import.meta.url);

/** Each measurement, and what it leaves in docs/. */
const measure: Record<Measurement, (bench: Bench) => Promise<Measured>> = {
  cpu: measureCpu,
  cold: measureColdStarts,
  idle: async (bench) => kept(bench, await measureIdle(), keepIdle),
  pace: measureRate,
  cost: async (bench) => kept(bench, await measureCost(bench), keepCost),
  memory: async (bench) => kept(bench, await measureMemory(bench), keepMemory),
};

async function kept<T extends Measured>({ smoke, check }: Bench, measured: T, keep: (measured: T) => Promise<void>) {
  if (!smoke && !check) await keep(measured);
  return measured;
}

async function keepCost({ runs }: CostMeasured): Promise<void> {
  const run = runs.find(({ rate }) => rate === budgetRate);
  if (!run) throw new Error(`Nothing was sent at ${budgetRate} a second.`);
  await writeFile(new URL("cost.md", docs), costDocument(runs, run));
  await writeFile(new URL("images/cost.svg", docs), costPlot(costAMessage(run)));
}

async function keepIdle(): Promise<void> {
  const file = new URL("cost.md", docs);
  await writeFile(file, withIdleSection(await readFile(file, "utf8")));
}

const keepMemory = ({ series }: MemoryMeasured): Promise<void> =>
  writeFile(new URL("images/memory.svg", docs), memoryPlot(series));

async function main({ smoke, check, only }: Options): Promise<number> {
  const all = new Map<Measurement, Measured>();
  for (const name of only) {
    all.set(name, await measure[name]({ smoke, check, progress: (text) => progress(`${name}: ${text}`) }));
  }
  const rows = [...all.values()].flatMap((measured) => measured.rows);
  say(`\n${tableOf(rows, smoke)}\n`);
  if (smoke) return rows.every(isSane) ? 0 : 1;
  if (!check) await keepResults(all);
  return rows.every(isMet) ? 0 : 1;
}

const say = (text: string): void => void process.stdout.write(text);
/** One line, written over; a log that is no terminal has one line each. */
const progress = (text: string): void => say(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text}\n`);

// Whatever ends this process, `exit` ends those that it started.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
process.exit(await main(options));

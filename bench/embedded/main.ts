import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOptions, usage } from "./options.ts";
import { memoryPlot, print } from "./print.ts";
import { type Finding, run } from "./run.ts";

/** 0: the report equals the sink. 1: it does not. 2: it could not be found out. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), "reconvene-embedded-"));
  let finding: Finding;
  try {
    finding = await run(options, folder);
  } catch (error) {
    process.stderr.write(`What the hub left behind is in ${folder}.\n`);
    throw error;
  }
  print(options, finding);
  if (options.plot) writeFileSync(options.plot, memoryPlot(options, finding));
  if (finding.differences.length > 0) {
    process.stderr.write(`What the hub left behind is in ${folder}.\n`);
    return 1;
  }
  rmSync(folder, { recursive: true });
  return 0;
}

// The hub has a process group of its own: whoever stops the bench stops it too, by way of the exit.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(2));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}\n`);
    process.exit(2);
  },
);

import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import * as z from "zod";
import type { Measurement } from "./options.ts";
import type { Measured } from "./row.ts";

const file = new URL("results.json", import.meta.url);
const kept = z.object({ measured: z.record(z.string(), z.unknown()) });

/** Keeps what was measured beside what earlier runs of other measurements said, each with its date. */
export async function keepResults(all: Map<Measurement, Measured>): Promise<void> {
  const earlier = await readFile(file, "utf8").then(
    (text) => kept.parse(JSON.parse(text)).measured,
    () => ({}),
  );
  const on = { date: new Date().toISOString().slice(0, 10), node: process.version, cores: availableParallelism() };
  const now = Object.fromEntries([...all].map(([name, { rows, figures }]) => [name, { ...on, rows, figures }]));
  await writeFile(file, `${JSON.stringify({ measured: { ...earlier, ...now } }, rounded, 2)}\n`);
}

/** Three digits say all that such figures mean. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;

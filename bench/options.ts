import { parseArgs } from "node:util";

export const measurements = ["cpu", "cost", "memory", "cold", "idle", "pace"] as const;
export type Measurement = (typeof measurements)[number];

export interface Options {
  smoke: boolean;
  /** Judges by the budgets, and keeps nothing. */
  check: boolean;
  only: Measurement[];
}

export const usage = `npm run bench -- [--smoke | --check] [--only ${measurements.join(",")}]`;

/** @throws Error with a sentence for a person */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      smoke: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      only: { type: "string", default: measurements.join(",") },
    },
  });
  const only = values.only.split(",").map((name) => {
    const known = measurements.find((one) => one === name);
    if (!known) throw new Error(`--only names of ${measurements.join(", ")}.`);
    return known;
  });
  return { smoke: values.smoke, check: values.check, only };
}

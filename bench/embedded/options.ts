import { parseArgs } from "node:util";

export interface Options {
  recipients: number;
  /** How often `npm start` is killed during delivery. */
  kills: number;
  /** Messages a second that the embedded SES allows. */
  rate: number;
  /** Of the instants at which it is killed. */
  seed: number;
  /** Where the plot of memory over time goes; none when absent. */
  plot: string | undefined;
}

export const usage =
  "npm run bench:embedded -- [--recipients N] [--kills K] [--rate PER-SECOND] [--seed SEED] [--plot FILE.svg]";

/** @throws Error with a sentence for a person */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      recipients: { type: "string", default: "100000" },
      kills: { type: "string", default: "0" },
      rate: { type: "string", default: "5000" },
      seed: { type: "string", default: "1" },
      plot: { type: "string" },
    },
  });
  return {
    recipients: whole("recipients", values.recipients, 100),
    kills: whole("kills", values.kills, 0),
    rate: whole("rate", values.rate, 1),
    seed: whole("seed", values.seed, 0),
    plot: values.plot,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} is a whole number from ${least} on.`);
  return value;
}

import { parseArgs } from "node:util";
import * as z from "zod";
import { type SafeguardName, safeguardNames } from "./safeguards.ts";

export const protocolNames = ["reconvene", "checkpoint-at-fetch", "record-after-send", "mark-before-send"] as const;
export type ProtocolName = (typeof protocolNames)[number];

/** What a stage must know to be set. */
export const stageOptions = z.object({
  recipients: z.number(),
  withholdEvents: z.boolean(),
  /** Messages a second that SES allows. */
  rate: z.number().optional(),
  verbose: z.boolean(),
});
export type StageOptions = z.infer<typeof stageOptions>;

export interface Options extends StageOptions {
  seeds: number;
  /** The first seed; the others follow it. */
  seed: number;
  protocols: ProtocolName[];
  /** Stages, each with engines and workers of its own, on which seeds run side by side. */
  parallel: number;
  /** Taken out of the product. */
  without: SafeguardName | undefined;
  /** Takes out each safeguard in turn, and wants to see each fail. */
  safeguards: boolean;
}

export const usage =
  "npm run chaos -- --seeds N --recipients M [--seed FIRST] [--parallel STAGES] [--rate PER-SECOND]\n" +
  `                 [--protocol ${protocolNames.join("|")}|all]\n` +
  `                 [--withhold-events] [--verbose] [--without ${safeguardNames.join("|")}]\n` +
  "npm run chaos -- --safeguards [--seeds AT-MOST] [--recipients M] [--parallel STAGES]";

/** @throws Error with a sentence for a person */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: "string", default: "3" },
      recipients: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      protocol: { type: "string", default: "all" },
      parallel: { type: "string", default: "2" },
      rate: { type: "string" },
      without: { type: "string" },
      safeguards: { type: "boolean", default: false },
      "withhold-events": { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  return {
    seeds: whole("seeds", values.seeds, 1),
    recipients: whole("recipients", values.recipients, 20),
    seed: whole("seed", values.seed, 0),
    protocols: protocolsOf(values.protocol),
    parallel: whole("parallel", values.parallel, 1),
    without: safeguardOf(values.without),
    safeguards: values.safeguards,
    withholdEvents: values["withhold-events"],
    rate: values.rate === undefined ? undefined : whole("rate", values.rate, 10),
    verbose: values.verbose,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} is a whole number from ${least} on.`);
  return value;
}

function protocolsOf(name: string): ProtocolName[] {
  if (name === "all") return [...protocolNames];
  const known = protocolNames.find((one) => one === name);
  if (!known) throw new Error(`--protocol is one of ${protocolNames.join(", ")}, or all.`);
  return [known];
}

function safeguardOf(name: string | undefined): SafeguardName | undefined {
  const known = safeguardNames.find((one) => one === name);
  if (name !== undefined && !known) throw new Error(`--without is one of ${safeguardNames.join(", ")}.`);
  return known;
}

/** The command that runs one seed again. */
export const again = (options: Options, protocol: ProtocolName, seed: number): string =>
  [
    `npm run chaos -- --seeds 1 --recipients ${options.recipients} --seed ${seed} --protocol ${protocol}`,
    ...(options.rate === undefined ? [] : [`--rate ${options.rate}`]),
    ...(options.without === undefined ? [] : [`--without ${options.without}`]),
    ...(options.withholdEvents ? ["--withhold-events"] : []),
  ].join(" ");

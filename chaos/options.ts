import { parseArgs } from "node:util";

export const protocolNames = ["reconvene", "checkpoint-at-fetch", "record-after-send", "mark-before-send"] as const;
export type ProtocolName = (typeof protocolNames)[number];

export interface Options {
  seeds: number;
  recipients: number;
  /** The first seed; the others follow it. */
  seed: number;
  protocols: ProtocolName[];
  withholdEvents: boolean;
  /** Messages a second that SES allows. */
  rate: number | undefined;
  verbose: boolean;
}

export const usage =
  "npm run chaos -- --seeds N --recipients M [--seed FIRST] [--rate PER-SECOND] [--withhold-events] [--verbose]\n" +
  `                 [--protocol ${protocolNames.join("|")}|all]`;

/** @throws Error with a sentence for a person */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: "string", default: "3" },
      recipients: { type: "string", default: "300" },
      seed: { type: "string", default: "1" },
      protocol: { type: "string", default: "all" },
      rate: { type: "string" },
      "withhold-events": { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  return {
    seeds: whole("seeds", values.seeds, 1),
    recipients: whole("recipients", values.recipients, 20),
    seed: whole("seed", values.seed, 0),
    protocols: protocolsOf(values.protocol),
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

/** The command that runs one seed again. */
export const again = (options: Options, protocol: ProtocolName, seed: number): string =>
  [
    `npm run chaos -- --seeds 1 --recipients ${options.recipients} --seed ${seed} --protocol ${protocol}`,
    ...(options.rate === undefined ? [] : [`--rate ${options.rate}`]),
    ...(options.withholdEvents ? ["--withhold-events"] : []),
  ].join(" ");

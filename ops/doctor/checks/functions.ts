import {
  type EventSourceMappingConfiguration,
  type FunctionConfiguration,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  ListEventSourceMappingsCommand,
} from "@aws-sdk/client-lambda";
import { type FunctionName, functionNames } from "../../../infra/bundle.ts";
import type { Check, Examined } from "../check.ts";
import { type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { capitalized } from "../made.ts";

const runtime = "nodejs24.x";
/** How many queues each function reads. */
const reads: Partial<Record<FunctionName, number>> = { plan: 1, deliver: 2, feedback: 1 };
export interface Running {
  name: FunctionName;
  configuration: Pick<FunctionConfiguration, "State" | "StateReason" | "LastUpdateStatus" | "Runtime">;
  /** How many of it may run at once; undefined when nothing is reserved. */
  reserved: number | undefined;
  sources: Pick<EventSourceMappingConfiguration, "State" | "LastProcessingResult">[];
}

/** Whether a function can run, runs on what the code is made for, and is fed by its queues. */
export function judgeFunction({ name, configuration, reserved, sources }: Running): Finding[] {
  const { State, LastUpdateStatus, Runtime } = configuration;
  const enabled = sources.filter((source) => source.State === "Enabled").length;
  const wanted = reads[name] ?? 0;
  const findings = [
    // A function that was not called for weeks is put to rest, and wakes by itself.
    ...(State === "Failed" || LastUpdateStatus === "Failed"
      ? [wrong(`${name} cannot run: ${configuration.StateReason ?? "its last update failed"}.`, putBack)]
      : []),
    ...(reserved === 0
      ? [
          wrong(
            `${name} is switched off (reserved concurrency 0).`,
            `Switch it on: aws lambda delete-function-concurrency.`,
          ),
        ]
      : []),
    ...(Runtime === runtime ? [] : [warning(`${name} runs on ${Runtime}, and not on ${runtime}.`, putBack)]),
    ...(enabled >= wanted
      ? []
      : [
          wrong(
            `${name} reads ${enabled} of its ${wanted} queues.`,
            `docs/runbook.md#age-of-${wanted > 1 ? "bulk" : name}`,
          ),
        ]),
    ...sources
      .filter(({ LastProcessingResult }) => LastProcessingResult?.startsWith("PROBLEM"))
      .map(({ LastProcessingResult }) => wrong(`${name} cannot read a queue: ${LastProcessingResult}.`, putBack)),
  ];
  const fed = wanted > 0 ? `, and reads ${wanted === 1 ? "its queue" : `its ${wanted} queues`}` : "";
  return findings.length > 0 ? findings : [fine(`${name} can run on ${runtime}${fed}.`)];
}

async function askFunction({ aws, made }: Examined, name: FunctionName): Promise<Running> {
  const FunctionName = made.one("service", "AWS::Lambda::Function", `${capitalized(name)}Function`);
  const [configuration, { ReservedConcurrentExecutions }, { EventSourceMappings = [] }] = await Promise.all([
    aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
    aws.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName })),
    aws.lambda.send(new ListEventSourceMappingsCommand({ FunctionName })),
  ]);
  return { name, configuration, reserved: ReservedConcurrentExecutions, sources: EventSourceMappings };
}

export const functions: Check = {
  theme: "Functions",
  about: "the functions",
  asksAws: true,
  async look(hub) {
    const found = await Promise.all(functionNames.map((name) => askFunction(hub, name)));
    return found.flatMap(judgeFunction);
  },
};

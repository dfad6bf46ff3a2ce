import { dynamoDbLocal } from "../../test/dynamodb/download.ts";
import { assertJava, startEngine } from "../../test/dynamodb/engine.ts";
import type { Bench, Measured, Row } from "../row.ts";
import { billedByTheHour, idleMonth, sumOf } from "./idle.ts";
import { dollars } from "./markdown.ts";
import { beside, costAMessage, eventPath, receivedSingly, withoutEvents } from "./model.ts";
import { runSend, type SendRun } from "./run-send.ts";
import { bulkWorkers, feedbackSource } from "./stack.ts";

/** Budgets in dollars a million messages, beside SES's own hundred, at the middle rate. */
const most = { withoutEvents: 1, withEvents: 3 };
export const budgetRate = 50;

/** About half a minute at each rate: a new account's, an ordinary one's, a large one's. */
const runs = [
  { rate: 200, recipients: 5_000 },
  { rate: 50, recipients: 1_600 },
  { rate: 14, recipients: 400 },
];
const smokeRuns = [{ rate: budgetRate, recipients: 100 }];

export interface CostMeasured extends Measured {
  runs: SendRun[];
}

/** Whole sends on Amazon's own engine, and what their units cost. */
export async function measureCost({ smoke, progress }: Bench): Promise<CostMeasured> {
  await assertJava();
  const engine = await startEngine(await dynamoDbLocal());
  const done: SendRun[] = [];
  try {
    for (const run of smoke ? smokeRuns : runs) {
      progress(`a send to ${run.recipients} at ${run.rate} a second`);
      const settings = { database: engine.url, workers: bulkWorkers, eventSource: feedbackSource() };
      done.push(await runSend({ ...run, ...settings }));
    }
  } finally {
    await engine.stop();
  }
  const priced = done.map((run) => ({ ...run, dollarsAMillion: inMillions(run) }));
  return { rows: rowsOf(done), figures: priced, runs: done };
}

function inMillions(run: SendRun) {
  const cost = costAMessage(run);
  return { withoutEvents: 1e6 * withoutEvents(cost), eventPath: 1e6 * eventPath(cost), parts: cost };
}

function rowsOf(done: SendRun[]): Row[] {
  const run = done.find(({ rate }) => rate === budgetRate);
  if (!run) throw new Error(`Nothing was sent at ${budgetRate} a second.`);
  const at = (price: (cost: ReturnType<typeof costAMessage>) => number, of: SendRun) => 1e6 * price(costAMessage(of));
  const others = (price: (cost: ReturnType<typeof costAMessage>) => number) =>
    Object.fromEntries(done.map((of) => [`at ${of.rate} a second`, dollars(at(price, of))]));
  const core = at(withoutEvents, run);
  const whole = at(beside, run);
  return [
    {
      what: `AWS beside SES, a million messages at ${budgetRate} a second: table, queues, Lambda`,
      measured: dollars(core),
      atMost: dollars(most.withoutEvents),
      share: core / most.withoutEvents,
      besides: others(withoutEvents),
    },
    {
      what: "the same with the event path (SES → SNS → SQS → ledger)",
      measured: dollars(whole),
      atMost: dollars(most.withEvents),
      share: whole / most.withEvents,
      besides: {
        ...others(beside),
        "if SQS hands out events singly": `${dollars(1e6 * receivedSingly(run))} more`,
      },
    },
  ];
}

/** Looks at the synthesized templates. */
export async function measureIdle(): Promise<Measured> {
  const found = billedByTheHour();
  const lines = idleMonth();
  const { dollars: sum, afterFree } = sumOf(lines);
  return {
    rows: [
      {
        what: "Idle: resources of the stacks that are billed by the hour",
        measured: found.length === 0 ? "none" : found.join(", "),
        atMost: "none",
        share: found.length === 0 ? 0 : Infinity,
        besides: { "a month in all": dollars(sum), "after the account's free amounts": dollars(afterFree) },
      },
    ],
    figures: { billedByTheHour: found, month: { dollars: sum, afterFree, lines } },
  };
}

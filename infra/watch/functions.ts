import { Duration } from "aws-cdk-lib";
import { Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { type FunctionName, functionNames } from "../bundle.ts";
import type { Watched } from "./watched.ts";

const period = Duration.minutes(5);
/** One bad minute is made up for by what comes again. */
const lasting = { periods: 2, of: 3 };

/** What stands still when a function fails. */
const halted: Record<FunctionName, string> = {
  public: "people cannot sign up, confirm or unsubscribe",
  staff: "staff's API and command line do not answer",
  tick: "something that is due is not done: a reminder, a scheduled send, stalled work",
  plan: "sends are not planned",
  deliver: "mail is not delivered",
  feedback: "bounces and complaints are not taken in",
};

export const watchedFunctions = (functions: Record<FunctionName, IFunction>): Watched[] => [
  {
    title: "No heartbeat",
    means: "Tick was not called for ten minutes: no reminder and no scheduled send leaves, and stalled work stays so.",
    metric: functions.tick.metricInvocations({ period, statistic: "Sum" }),
    threshold: 1,
    below: true,
    bad: { periods: 2, of: 2 },
    missing: TreatMissingData.BREACHING,
  },
  ...functionNames.map((name) => ({
    title: `Errors of ${name}`,
    means: `A tenth of the calls of ${name} fail: ${halted[name]}.`,
    // Lambda notes 0 or 1 for each call, so that the average is the rate.
    metric: functions[name].metricErrors({ period, statistic: "Average" }),
    threshold: 0.1,
    bad: lasting,
    missing: TreatMissingData.NOT_BREACHING,
  })),
  {
    title: "Functions throttled",
    means: "All the concurrency that the account has in this region is used up: calls are refused, or wait.",
    // Of no one function: which of them is refused is chance.
    metric: new Metric({ namespace: "AWS/Lambda", metricName: "Throttles", period, statistic: "Sum" }),
    threshold: 1,
    bad: lasting,
    missing: TreatMissingData.NOT_BREACHING,
  },
];

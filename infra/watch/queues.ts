import { Duration } from "aws-cdk-lib";
import { TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { longestWaits, type QueueName, queueNames } from "../longest-waits.ts";
import type { QueuePair } from "../queue-pair.ts";
import type { Watched } from "./watched.ts";

/** What waits in each queue, and what it means when it does not get on. */
const queues = {
  plan: {
    waits: "a send has waited an hour for its planner",
    dead: "a send could not be planned, five times",
  },
  bulk: {
    waits: "mail of a send has waited six hours in line",
    dead: "a chunk of a send could not be delivered, ten times",
  },
  express: {
    waits: "confirmations have waited half an hour",
    dead: "a confirmation or a welcome could not be delivered, ten times",
  },
  feedback: {
    waits: "what SES tells of bounces, complaints and deliveries has waited a quarter of an hour",
    dead: "what SES tells of a message could not be recorded for more than an hour",
  },
} satisfies Record<QueueName, { waits: string; dead: string }>;

const period = Duration.minutes(5);

export const watchedQueues = (pairs: Record<QueueName, QueuePair>): Watched[] => [
  ...queueNames.map((name) => ({
    title: `Dead letters of ${name}`,
    means: `In the dead letters of ${name}: ${queues[name].dead}.`,
    metric: pairs[name].deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
    threshold: 1,
    missing: TreatMissingData.NOT_BREACHING,
  })),
  ...queueNames.map((name) => ({
    title: `Age of ${name}`,
    means: `In the queue ${name}, ${queues[name].waits}.`,
    metric: pairs[name].queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum" }),
    threshold: longestWaits[name],
    missing: TreatMissingData.NOT_BREACHING,
  })),
];

import { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { longestWaits, type QueueName, queueNames } from "../../../infra/longest-waits.ts";
import type { Check, Examined } from "../check.ts";
import { either, type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { capitalized } from "../made.ts";

/** A queue and its dead letters. */
export interface Standing {
  name: QueueName;
  waiting: number;
  dead: number;
  /** Where a message goes that nobody could handle: undefined when nowhere. */
  redrivesTo: string | undefined;
  deadLetters: string;
}

/** Dead letters are work that nobody does any more until a person looks. */
export function judgeQueue({ name, waiting, dead, redrivesTo, deadLetters }: Standing): Finding[] {
  return [
    either(
      dead === 0,
      `${name}: no dead letters${waiting === 0 ? ", nothing waits" : `, ${waiting} in line`}.`,
      wrong(`${name}: ${dead} dead letters.`, `docs/runbook.md#dead-letters-of-${name}`),
    ),
    ...(redrivesTo === deadLetters
      ? []
      : [wrong(`${name}: what nobody can handle does not go to its dead letters.`, putBack)]),
  ];
}

/** Seconds that the oldest message of each queue has waited, where it is known. */
export function judgeAges(ages: Partial<Record<QueueName, number>>): Finding[] {
  const late = queueNames.flatMap((name) => {
    const age = ages[name] ?? 0;
    if (age < longestWaits[name]) return [];
    return [
      warning(
        `${name}: the oldest message has waited ${Math.round(age / 60)} minutes.`,
        `docs/runbook.md#age-of-${name}`,
      ),
    ];
  });
  return late.length > 0 ? late : [fine("No message has waited for too long.")];
}

/** The addresses of a queue and of its dead letters are outputs of the stack that has them. */
function addressesOf({ made }: Examined, name: QueueName): { queue: string; deadLetters: string } {
  const part = name === "feedback" ? "mail" : "service";
  const output = (what: string) => made.output(part, `${capitalized(name)}${what}`);
  return { queue: output("Queue"), deadLetters: output("DeadLetters") };
}

async function attributesOf({ aws }: Examined, QueueUrl: string): Promise<Record<string, string>> {
  const AttributeNames = ["QueueArn", "ApproximateNumberOfMessages", "RedrivePolicy"] as const;
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] });
  return (await aws.sqs.send(asked)).Attributes ?? {};
}

async function askStanding(hub: Examined, name: QueueName): Promise<Standing> {
  const addresses = addressesOf(hub, name);
  const [queue, dead] = await Promise.all([
    attributesOf(hub, addresses.queue),
    attributesOf(hub, addresses.deadLetters),
  ]);
  const redrive: { deadLetterTargetArn?: string } = JSON.parse(queue.RedrivePolicy ?? "{}");
  return {
    name,
    waiting: Number(queue.ApproximateNumberOfMessages ?? 0),
    dead: Number(dead.ApproximateNumberOfMessages ?? 0),
    redrivesTo: redrive.deadLetterTargetArn,
    deadLetters: dead.QueueArn ?? "",
  };
}

const period = 300;

async function askAges(hub: Examined): Promise<Partial<Record<QueueName, number>>> {
  const EndTime = new Date(hub.now());
  const { MetricDataResults = [] } = await hub.aws.cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(EndTime.getTime() - 2 * period * 1_000),
      EndTime,
      MetricDataQueries: queueNames.map((name) => ({
        Id: name,
        MetricStat: {
          Metric: {
            Namespace: "AWS/SQS",
            MetricName: "ApproximateAgeOfOldestMessage",
            Dimensions: [{ Name: "QueueName", Value: addressesOf(hub, name).queue.split("/").at(-1) }],
          },
          Period: period,
          Stat: "Maximum",
        },
      })),
    }),
  );
  return Object.fromEntries(MetricDataResults.map(({ Id = "", Values: [newest] = [] }) => [Id, newest]));
}

export const queues: Check = {
  theme: "Queues",
  about: "the queues and their dead letters",
  asksAws: true,
  async look(hub) {
    const standings = await Promise.all(queueNames.map((name) => askStanding(hub, name)));
    return standings.flatMap(judgeQueue);
  },
};

export const ages: Check = {
  theme: "Queues",
  about: "how long messages have waited",
  asksAws: true,
  look: async (hub) => judgeAges(await askAges(hub)),
};

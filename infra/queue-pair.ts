import { Duration, Validations } from "aws-cdk-lib";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type IQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Size } from "./sizes.ts";

/** A queue, and where a message goes that nobody could handle. */
export interface QueuePair {
  queue: Queue;
  deadLetters: Queue;
}

const kept = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) };

/**
 * Made for the function that reads it. Six times its time-out leaves room for retries of the poller (Lambda Developer
 * Guide, SQS).
 */
export function queuePair(scope: Construct, name: string, { timeout }: Size, maxReceiveCount: number): QueuePair {
  const deadLetters = new Queue(scope, `${name}DeadLetters`, kept);
  Validations.of(deadLetters).acknowledge({
    id: "Serverless-SQSRedrivePolicy",
    reason: "Behind it are people: an alarm calls them (docs/runbook.md).",
  });
  const queue = new Queue(scope, name, {
    ...kept,
    visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
  });
  return { queue, deadLetters };
}

/** SendMessage alone: CDK's own grant adds two actions for reading the queue's settings. */
export function allowSending({ grantPrincipal }: IGrantable, ...queues: IQueue[]): void {
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ["sqs:SendMessage"], resources: queues.map((queue) => queue.queueArn) }),
  );
}

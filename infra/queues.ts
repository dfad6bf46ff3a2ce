import { Duration } from "aws-cdk-lib";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type IQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type Size, sizes } from "./sizes.ts";

/** A queue, and where a message goes that nobody could handle. */
export interface QueuePair {
  queue: Queue;
  deadLetters: Queue;
}

const kept = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
const longest = Duration.days(14);

export class Queues extends Construct {
  readonly plan: QueuePair;
  readonly bulk: QueuePair;
  readonly express: QueuePair;
  readonly feedback: QueuePair;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.plan = this.pair("Plan", sizes.plan, 5);
    // A chunk may lawfully come again: its worker died, or DynamoDB was throttled. It is tried for five hours.
    this.bulk = this.pair("Bulk", sizes.deliver, 10);
    this.express = this.pair("Express", sizes.deliver, 10);
    this.feedback = this.pair("Feedback", sizes.feedback, 5);
  }

  /** Six times the function's time-out leaves room for retries of the poller (Lambda Developer Guide, SQS). */
  private pair(name: string, { timeout }: Size, maxReceiveCount: number): QueuePair {
    const deadLetters = new Queue(this, `${name}DeadLetters`, { ...kept, retentionPeriod: longest });
    const queue = new Queue(this, name, {
      ...kept,
      retentionPeriod: longest,
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount },
    });
    return { queue, deadLetters };
  }
}

/** SendMessage alone: CDK's own grant adds two actions for reading the queue's settings. */
export function allowSending({ grantPrincipal }: IGrantable, ...queues: IQueue[]): void {
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ["sqs:SendMessage"], resources: queues.map((queue) => queue.queueArn) }),
  );
}

import { Construct } from "constructs";
import { type QueuePair, queuePair } from "../queue-pair.ts";
import { sizes } from "../sizes.ts";

/** Work that the functions hand to each other. */
export class Queues extends Construct {
  readonly plan: QueuePair;
  readonly bulk: QueuePair;
  readonly express: QueuePair;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.plan = queuePair(this, "Plan", sizes.plan, 5);
    // A chunk may lawfully come again: its worker died, or DynamoDB was throttled. It is tried for five hours.
    this.bulk = queuePair(this, "Bulk", sizes.deliver, 10);
    this.express = queuePair(this, "Express", sizes.deliver, 10);
  }
}

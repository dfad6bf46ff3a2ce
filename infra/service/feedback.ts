import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { listing } from "../../adapters/dynamodb/schema.ts";
import { lists, partitions } from "../data/partitions.ts";
import { hubFunction, type Shared } from "./function.ts";

/** Takes SES's events into the ledger. It sends nothing, neither mail nor work. */
export class Feedback extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, { events, ...shared }: Shared & { events: IQueue }) {
    super(scope, id);
    this.function = hubFunction(this, "feedback", "Records what SES says became of messages", shared);
    const { table } = shared;
    // It reads the ledger of a send that bounces, and pauses it; and what became of earlier sends to a reader.
    table.allowItems(this.function, ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query"], [partitions.sends]);
    table.allowIndex(this.function, listing, [lists.sends]);
    table.allowItems(this.function, ["PutItem"], [partitions.audit]);
    table.allowItems(this.function, ["GetItem", "PutItem"], [partitions.subscribers]);
    table.allowItems(this.function, ["UpdateItem"], [partitions.events]);
    // A chunk is written once for all its events in a batch: waiting a little saves most of the writes.
    this.function.addEventSource(
      new SqsEventSource(events, {
        batchSize: 500,
        maxBatchingWindow: Duration.seconds(10),
        maxConcurrency: 5,
        reportBatchItemFailures: true,
      }),
    );
  }
}

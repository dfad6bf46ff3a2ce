import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { Construct } from "constructs";
import { listing } from "../../adapters/dynamodb/schema.ts";
import { lists, partitions } from "../data/partitions.ts";
import { allowSending } from "../queue-pair.ts";
import { hubFunction, type Shared } from "./function.ts";

/** Walks the audience of a send and freezes it in chunks. It sees who is on the list, and no address. */
export class Plan extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    this.function = hubFunction(this, "plan", "Freezes the audience of a send in chunks", shared);
    const { table, queues } = shared;
    table.allowItems(this.function, ["GetItem", "PutItem", "Query"], [partitions.sends]);
    // From when on who joins is told of it by the welcome instead.
    table.allowItems(this.function, ["GetItem"], [partitions.meetings]);
    // At which rate it will be sent: so long chunks wait for their turn.
    table.allowItems(this.function, ["GetItem"], [partitions.pacer]);
    table.allowIndex(this.function, listing, [lists.active]);
    allowSending(this.function, queues.bulk.queue);
    this.function.addEventSource(
      new SqsEventSource(queues.plan.queue, { batchSize: 1, maxConcurrency: 2, reportBatchItemFailures: true }),
    );
  }
}

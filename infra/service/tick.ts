import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { Construct } from "constructs";
import { due, listing } from "../../adapters/dynamodb/schema.ts";
import { clocks, lists, partitions } from "../data/partitions.ts";
import { allowSending } from "../queue-pair.ts";
import { hubFunction, type Shared } from "./function.ts";
import { allowQuota } from "./quota.ts";

/** The heartbeat: asks each minute what is due. schedule.ts calls it. */
export class Tick extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    this.function = hubFunction(this, "tick", "Does what is due: reminders, scheduled sends, stalled work", shared);
    const { table, queues } = shared;
    const { sends, editions, meetings, zones, audit, identity } = partitions;
    table.allowItems(this.function, ["GetItem", "PutItem", "UpdateItem", "Query"], [sends]);
    table.allowItems(this.function, ["GetItem", "PutItem"], [editions]);
    table.allowItems(this.function, ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query"], [meetings]);
    table.allowItems(this.function, ["GetItem"], [zones]);
    table.allowItems(this.function, ["PutItem"], [audit]);
    table.allowItems(this.function, ["UpdateItem"], [identity]);
    table.allowIndex(this.function, due, clocks);
    // What the welcome tells of; and how many a notice is for, which decides whether it can be undone.
    table.allowIndex(this.function, listing, [lists.active, lists.meetings, lists.recaps]);
    // How much of it is used, for an alarm.
    allowQuota(this.function);
    allowSending(this.function, queues.plan.queue, queues.bulk.queue, queues.express.queue);
  }
}

import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { Construct } from "constructs";
import { listing } from "../../adapters/dynamodb/schema.ts";
import { lists, partitions } from "../data/partitions.ts";
import { allowSending } from "../queue-pair.ts";
import { tellEdgeKey } from "./edge-key.ts";
import { hubFunction, type Shared } from "./function.ts";

/** What anybody on the internet can call: it sends no mail, cannot list subscribers, and knows nothing of staff. */
export class Public extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    this.function = hubFunction(this, "public", "Sign-up, preferences, meetings and feeds", shared);
    const { table, queues, secrets } = shared;
    table.allowItems(this.function, ["GetItem", "PutItem"], [partitions.subscribers]);
    table.allowItems(this.function, ["UpdateItem"], [partitions.zones]);
    table.allowItems(this.function, ["GetItem", "BatchGetItem"], [partitions.meetings]);
    table.allowItems(this.function, ["PutItem"], partitions.letters);
    table.allowIndex(this.function, listing, [lists.meetings]);
    allowSending(this.function, queues.express.queue);
    tellEdgeKey(this.function, secrets);
  }
}

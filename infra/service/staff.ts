import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { Construct } from "constructs";
import { listing } from "../../adapters/dynamodb/schema.ts";
import { environment } from "../../functions/environment.ts";
import type { SignIn } from "../../functions/staff/sign-in.ts";
import { lists, partitions } from "../data/partitions.ts";
import { allowSending } from "../queue-pair.ts";
import { tellEdgeKey } from "./edge-key.ts";
import { hubFunction, type Shared } from "./function.ts";

/** Staff's API. It may add to the audit trail, and neither change nor remove what is there. */
export class Staff extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, shared: Shared, signIn: SignIn) {
    super(scope, id);
    this.function = hubFunction(this, "staff", "Staff's API: meetings, sends, subscribers, audit", shared);
    const { table, queues, secrets } = shared;
    const { subscribers, meetings, editions, sends, audit, idempotency, apiTokens, zones } = partitions;
    const read = ["GetItem", "BatchGetItem", "Query"] as const;
    table.allowItems(this.function, [...read, "PutItem"], [subscribers, meetings, editions, sends]);
    table.allowItems(this.function, ["GetItem", "PutItem", "UpdateItem"], [idempotency]);
    table.allowItems(this.function, ["UpdateItem"], [meetings]);
    table.allowItems(this.function, ["GetItem", "UpdateItem"], [zones]);
    table.allowItems(this.function, ["PutItem", "Query"], [audit]);
    table.allowItems(this.function, ["GetItem", "PutItem", "UpdateItem", "Query"], [apiTokens]);
    table.allowIndex(this.function, listing, Object.values(lists));
    allowSending(this.function, queues.plan.queue, queues.express.queue);
    this.function.addEnvironment(environment.signIn, JSON.stringify(signIn));
    tellEdgeKey(this.function, secrets);
  }
}

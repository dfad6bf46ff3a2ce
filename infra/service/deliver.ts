import { Aws, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { Construct } from "constructs";
import { partitions } from "../data/partitions.ts";
import type { Deployment } from "../deployment.ts";
import { allowSending } from "../queue-pair.ts";
import { hubFunction, type Shared } from "./function.ts";
import { allowQuota } from "./quota.ts";

/** Sign-ups come one by one, and hardly at once. */
const expressWorkers = 2;

/** Sends the chunks of both lanes. Alone in being allowed to send mail, and only from the hub's two addresses. */
export class Deliver extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, shared: Shared) {
    super(scope, id);
    this.function = hubFunction(this, "deliver", "Sends chunks of recipients by SES", shared);
    const { deployment, table, queues } = shared;
    const { sends, editions, meetings, subscribers, pacer, events } = partitions;
    table.allowItems(this.function, ["GetItem", "PutItem", "UpdateItem", "Query"], [sends]);
    table.allowItems(this.function, ["GetItem", "BatchGetItem"], [subscribers]);
    table.allowItems(this.function, ["GetItem"], [editions, meetings]);
    table.allowItems(this.function, ["GetItem", "UpdateItem"], [pacer, events]);
    allowSending(this.function, queues.bulk.queue, queues.express.queue);
    this.allowMail(deployment);
    // One chunk a call: the chunks of a batch would wait for each other.
    const chunkByChunk = { batchSize: 1, reportBatchItemFailures: true };
    this.function.addEventSource(
      new SqsEventSource(queues.bulk.queue, { ...chunkByChunk, maxConcurrency: deployment.bulkWorkers }),
    );
    this.function.addEventSource(
      new SqsEventSource(queues.express.queue, { ...chunkByChunk, maxConcurrency: expressWorkers }),
    );
  }

  private allowMail({ hub }: Deployment): void {
    // The same words wherever it is deployed, as the acknowledgement below has to repeat them.
    const ses = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ["ses:SendRawEmail"],
        // SES asks for permission on recipients, too, who are verified in this account: in the sandbox, on everyone
        // (cloudposse/terraform-aws-ses#40). Whose mail it may be is said by the condition.
        resources: [`${ses}:identity/*`, `${ses}:configuration-set/${hub.configurationSet}`],
        conditions: { StringEquals: { "ses:FromAddress": Object.values(hub.from) } },
      }),
    );
    Validations.of(this).acknowledge({
      id: "AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]",
      reason:
        "SES asks for permission on recipients who are verified in this account, too; From is held by a condition.",
    });
    allowQuota(this.function);
  }
}

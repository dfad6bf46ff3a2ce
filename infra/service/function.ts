import { join } from "node:path";
import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { type BundlingOptions, LogLevel, NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { environment } from "../../functions/environment.ts";
import { alias, banner, define, entryOf, type FunctionName, mainFields, projectRoot } from "../bundle.ts";
import { partitions } from "../data/partitions.ts";
import { allowReading, type Secrets } from "../data/secrets.ts";
import type { HubTable } from "../data/table.ts";
import { type Deployment, journalDays } from "../deployment.ts";
import { sizes, v8Options } from "../sizes.ts";
import type { Queues } from "./queues.ts";

/** What all functions are told of. */
export interface Shared {
  deployment: Deployment;
  table: HubTable;
  queues: Queues;
  secrets: Secrets;
}

/**
 * Same as `esbuildOptions`, in CDK's words. Source maps lie beside the code and are not read: `--enable-source-maps`
 * adds 45 ms to a cold start of 110. Add it to NODE_OPTIONS of a function whose stack traces are wanted.
 */
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: "node24",
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  banner,
  mainFields: [...mainFields],
  define,
  esbuildArgs: { "--alias": Object.entries(alias).map(([from, to]) => `${from}=${to}`) },
};

/** A function of functions/ with what each of them needs: its own log, the keys, and nothing else. */
export function hubFunction(scope: Construct, name: FunctionName, description: string, shared: Shared): NodejsFunction {
  const { deployment, table, queues, secrets } = shared;
  const { memory, timeout } = sizes[name];
  const logGroup = new LogGroup(scope, "Log", {
    retention: journalDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // Without a role of our own, Lambda's managed policy would allow writing to any log group.
  const role = new Role(scope, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  role.addToPolicy(
    new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    }),
  );
  allowReading(role, secrets.keys);
  // Whether the table is in service, or a copy that nobody has released.
  table.allowItems(role, ["GetItem"], [partitions.identity]);
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "X-Ray's actions know no resource, nor does SES's quota; test/infra/stack/permissions.ts has all the others.",
  });
  const made = new NodejsFunction(scope, "Function", {
    description,
    entry: entryOf(name),
    handler: "handler",
    projectRoot,
    depsLockFilePath: join(projectRoot, "package-lock.json"),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: memory,
    timeout,
    role,
    logGroup,
    tracing: Tracing.ACTIVE,
    bundling,
    environment: {
      NODE_OPTIONS: v8Options(memory).join(" "),
      [environment.deployment]: deployment.id,
      [environment.function]: name,
      [environment.hub]: JSON.stringify(deployment.hub),
      [environment.table]: table.table.tableName,
      [environment.planQueue]: queues.plan.queue.queueUrl,
      [environment.bulkQueue]: queues.bulk.queue.queueUrl,
      [environment.expressQueue]: queues.express.queue.queueUrl,
      [environment.keysSecret]: secrets.keys.secretArn,
    },
  });
  Validations.of(made).acknowledge(
    {
      id: "Serverless-LambdaDLQ",
      reason: "It is for calls that nobody waits for: tick's alone, and the next minute makes up for one that is lost.",
    },
    {
      id: "Serverless-LambdaEventSourceMappingDestination",
      reason: "What nobody could handle goes to the queue's own dead letters.",
    },
  );
  return made;
}

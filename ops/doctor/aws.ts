import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";

/** Milliseconds to a connection, and from the request to its answer. Each request is tried twice. */
const patience = { connectionTimeout: 5_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** The services that are asked. */
export type Aws = ReturnType<typeof connectAws>;

/**
 * Region, credentials and AWS_ENDPOINT_URL from where every AWS tool takes them; credentials are looked for once. A
 * deployment's own region goes before the environment's.
 */
export function connectAws(wanted: string | undefined, env: NodeJS.ProcessEnv = process.env) {
  const given = wanted || env.AWS_REGION || env.AWS_DEFAULT_REGION;
  const patient = { maxAttempts: 2, requestHandler: patience };
  const sts = new STSClient({ ...patient, ...(given ? { region: given } : {}) });
  const { region, credentials } = sts.config;
  const shared = { ...patient, region, credentials };
  return {
    region,
    sts,
    cloudFormation: new CloudFormationClient(shared),
    cloudFormationInUsEast1: new CloudFormationClient({ ...shared, region: "us-east-1" }),
    cloudWatch: new CloudWatchClient(shared),
    logs: new CloudWatchLogsClient(shared),
    database: new DynamoDBClient(shared),
    eventBridge: new EventBridgeClient(shared),
    lambda: new LambdaClient(shared),
    secrets: new SecretsManagerClient(shared),
    ses: new SESv2Client(shared),
    sns: new SNSClient(shared),
    // Where queues are is said by the endpoint that is set, as with all the others.
    sqs: new SQSClient({ ...shared, useQueueUrlAsEndpoint: false }),
  };
}

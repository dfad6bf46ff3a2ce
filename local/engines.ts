import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { createTableIfMissing } from "../adapters/dynamodb/create-table.ts";
import type { Clock } from "../hub/clock.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { patiently } from "./patience.ts";
import { type LocalSes, startSes } from "./ses/endpoint.ts";
import type { SesEvent } from "./ses/events.ts";
import { type Settings, StartError } from "./settings.ts";
import { startSqs } from "./sqs/endpoint.ts";

export const tableName = "reconvene";

/** What the embedded engines ask for; an engine of somebody else's takes its own from the usual places. */
const embedded = { region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };

const withEndpoint = (endpoint: string) => ({ ...embedded, ...fromEnvironment(), endpoint });

function fromEnvironment() {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  return {
    ...(AWS_REGION ? { region: AWS_REGION } : {}),
    ...(AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY
      ? { credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } }
      : {}),
  };
}

export interface Engines {
  database: DynamoDBClient;
  ses: SESClient;
  /** Undefined when AWS_ENDPOINT_URL_SES names another. */
  embeddedSes: LocalSes | undefined;
  sqs: SQSClient;
  queues: { plan: string; bulk: string; express: string; feedback: string };
  close(): Promise<void>;
}

/** Starts what is embedded and finds what is not; the table and the queues exist afterwards. @throws StartError */
export async function startEngines(
  settings: Settings,
  clock: Clock,
  publish: (event: SesEvent) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<Engines> {
  const dataDir = settings.DATA_DIR;
  const local = settings.AWS_ENDPOINT_URL_DYNAMODB ? undefined : await patiently(() => startDynamoDb({ dataDir }));
  const database = new DynamoDBClient({
    ...withEndpoint(settings.AWS_ENDPOINT_URL_DYNAMODB ?? local?.url ?? ""),
    maxAttempts: 4,
  });
  await answering("DYNAMODB", settings.AWS_ENDPOINT_URL_DYNAMODB, () => createTableIfMissing(database, tableName));

  const localSqs = settings.AWS_ENDPOINT_URL_SQS ? undefined : await startSqs({ onError });
  const sqs = new SQSClient(withEndpoint(settings.AWS_ENDPOINT_URL_SQS ?? localSqs?.url ?? ""));
  const queues = await answering("SQS", settings.AWS_ENDPOINT_URL_SQS, () =>
    findQueues(sqs, { ...visibility, feedback: feedbackVisibility[localSqs ? "embedded" : "outside"] }),
  );

  const embeddedSes = settings.AWS_ENDPOINT_URL_SES
    ? undefined
    : await startSes({
        dataDir,
        rate: settings.SES_RATE,
        now: () => new Date(clock.now().epochMilliseconds),
        publish,
        onError,
      });
  await answering("SES", settings.AWS_ENDPOINT_URL_SES, async () => {});
  // No retries by the SDK: SendRawEmail has no idempotency token.
  const ses = new SESClient({
    ...withEndpoint(settings.AWS_ENDPOINT_URL_SES ?? embeddedSes?.url ?? ""),
    maxAttempts: 1,
    cacheMiddleware: true,
    requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true },
  });
  return {
    database,
    ses,
    embeddedSes,
    sqs,
    queues,
    async close() {
      await embeddedSes?.close();
      await localSqs?.close();
      for (const client of [ses, sqs, database]) client.destroy();
      await local?.close();
    },
  };
}

/** That it answers at all, whatever it says: the SDK waits for ever for one that takes the connection and is silent. */
const reach = (endpoint: string) => fetch(endpoint, { signal: AbortSignal.timeout(5_000) });

async function answering<T>(service: string, given: string | undefined, call: () => Promise<T>): Promise<T> {
  try {
    if (given !== undefined) await reach(given);
    return await call();
  } catch (error) {
    if (given === undefined) throw error;
    const why = error instanceof Error ? error.name : String(error);
    throw new StartError(
      `The engine at AWS_ENDPOINT_URL_${service}=${given} does not answer as it should (${why}). ` +
        "Start it, correct the address, or unset the variable to use the embedded one.",
    );
  }
}

/** A message that fails this often goes to the dead-letter queue. */
export const maxReceiveCount = 5;

const visibility = { plan: 300, bulk: 300, express: 120 };
/**
 * Embedded, an event that cannot be taken is in the dead-letter queue after five seconds: nobody waits minutes for a
 * hub on a laptop to be idle.
 */
const feedbackVisibility = { embedded: 1, outside: 60 };

async function findQueues(
  sqs: SQSClient,
  visibilitySeconds: Record<keyof Engines["queues"], number>,
): Promise<Engines["queues"]> {
  const find = async (name: keyof Engines["queues"]) => {
    const dead = await queue(sqs, `reconvene-${name}-dead`, {});
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
    );
    return queue(sqs, `reconvene-${name}`, {
      VisibilityTimeout: String(visibilitySeconds[name]),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount }),
    });
  };
  return {
    plan: await find("plan"),
    bulk: await find("bulk"),
    express: await find("express"),
    feedback: await find("feedback"),
  };
}

async function queue(sqs: SQSClient, name: string, attributes: Record<string, string>): Promise<string> {
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    if (QueueUrl) return QueueUrl;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
  }
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  if (!QueueUrl) throw new Error(`SQS made the queue ${name} but did not say where.`);
  return QueueUrl;
}

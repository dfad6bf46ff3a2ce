import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createStore } from "../adapters/dynamodb/store.ts";
import { createMailer } from "../adapters/ses/mailer.ts";
import { createQueues } from "../adapters/sqs/queues.ts";
import { awsDelivery } from "../functions/environment.ts";
import { systemClock } from "../hub/clock.ts";
import type { Context } from "../hub/context.ts";
import { silent } from "../hub/log.ts";
import { unmeasured } from "../hub/metrics.ts";
import { evidenceBy } from "../hub/sends/probe.ts";
import { credentials, type Endpoints, hub, keys, region, tableName } from "./settings.ts";

export interface Clients {
  database: DynamoDBClient;
  ses: SESClient;
  sqs: SQSClient;
}

export function createClients({ dynamodb, cloud }: Endpoints): Clients {
  const aws = { region, credentials };
  return {
    database: new DynamoDBClient({ ...aws, endpoint: dynamodb }),
    ses: new SESClient({ ...aws, endpoint: cloud, maxAttempts: 1 }),
    sqs: new SQSClient({ ...aws, endpoint: cloud }),
  };
}

/** A context like a function's, by clients that the bench may listen to. */
export function contextBy({ database, ses, sqs }: Clients, table = tableName, delivery = awsDelivery): Context {
  const parts: Omit<Context, "evidence"> = {
    hub,
    delivery,
    clock: systemClock,
    machine: systemClock,
    keys,
    store: createStore(database, table),
    queues: createQueues(sqs, { plan: "plan", bulk: "bulk", express: "express" }),
    mailer: createMailer({ client: ses, configurationSet: hub.configurationSet, log: silent, rateForMs: 60_000 }),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    log: silent,
    metrics: unmeasured,
  };
  return { ...parts, evidence: evidenceBy(parts) };
}

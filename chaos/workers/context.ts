import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { createTable, type Table } from "../../adapters/dynamodb/table.ts";
import { createMailer } from "../../adapters/ses/mailer.ts";
import { createQueues } from "../../adapters/sqs/queues.ts";
import { systemClock } from "../../hub/clock.ts";
import type { CompilingContext } from "../../hub/context.ts";
import { createKeyring } from "../../hub/keys.ts";
import { type Log, silent } from "../../hub/log.ts";
import { unmeasured } from "../../hub/metrics.ts";
import { evidenceBy } from "../../hub/sends/probe.ts";
import { compiler } from "../edition.ts";
import { aws, delivery, hub, rateForMs, secrets, sesTimeoutMs, tableName } from "../settings.ts";
import type { Assignment } from "./assignment.ts";

/** The context of a function as on AWS, against the engines of the experiment. */
export interface WorkerContext {
  context: CompilingContext;
  table: Table;
  sqs: SQSClient;
}

export type Calling = Pick<Assignment, "worker" | "withheld" | "urls" | "verbose">;

export const queueUrl = (sqs: string, name: "plan" | "bulk" | "express" | "feedback"): string =>
  `${sqs}/000000000000/${name}`;

export function createContext({ worker, withheld, urls, verbose }: Calling): WorkerContext {
  const client = (endpoint: string) => ({
    ...aws,
    endpoint,
    customUserAgent: [["worker", worker] as [string, string]],
  });
  const database = new DynamoDBClient(client(urls.dynamodb));
  const sqs = new SQSClient(client(urls.sqs));
  const ses = new SESClient({
    ...client(urls.ses),
    maxAttempts: 1,
    cacheMiddleware: true,
    requestHandler: { requestTimeout: sesTimeoutMs, throwOnRequestTimeout: true },
  });
  const log = verbose ? stderrLog(worker) : silent;
  const parts: Omit<CompilingContext, "evidence"> = {
    hub,
    delivery: delivery(withheld),
    clock: systemClock,
    machine: systemClock,
    keys: createKeyring(secrets),
    store: createStore(database, tableName),
    queues: createQueues(sqs, {
      plan: queueUrl(urls.sqs, "plan"),
      bulk: queueUrl(urls.sqs, "bulk"),
      express: queueUrl(urls.sqs, "express"),
    }),
    mailer: createMailer({ client: ses, configurationSet: hub.configurationSet, log, rateForMs }),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    log,
    metrics: unmeasured,
    compiler,
  };
  return { context: { ...parts, evidence: evidenceBy(parts) }, table: createTable(database, tableName), sqs };
}

function stderrLog(worker: string): Log {
  const write =
    (level: string) =>
    (message: string, data: Record<string, unknown> = {}) => {
      process.stderr.write(`${new Date().toISOString()} ${worker} ${level} ${message} ${JSON.stringify(data)}\n`);
    };
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

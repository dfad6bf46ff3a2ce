import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createStore } from "../adapters/dynamodb/store.ts";
import { createMailer } from "../adapters/ses/mailer.ts";
import { createQueues } from "../adapters/sqs/queues.ts";
import { systemClock } from "../hub/clock.ts";
import type { Context } from "../hub/context.ts";
import { journaled } from "../hub/journal/journaled.ts";
import { createKeyring } from "../hub/keys.ts";
import { assertInService } from "../hub/restore/identity.ts";
import { evidenceBy } from "../hub/sends/probe.ts";
import { environment, readEnvironment } from "./environment.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { keysFrom } from "./secret.ts";

/** SES says who it is within seconds; a call without an answer by then is in doubt, and evidence decides. */
const requestTimeout = 10_000;
const rateForMs = 60_000;

/**
 * The context of a function on AWS, from its environment. Made once for a container, at the first event.
 * @throws NotInService on a table that was restored from a backup and not released, or with another hub's keys
 */
export async function createContext(env: NodeJS.ProcessEnv = process.env): Promise<Context> {
  const settings = readEnvironment(env);
  const log = createLog(settings[environment.deployment], env);
  const secrets = new SecretsManagerClient({});
  const secret = await secrets.send(new GetSecretValueCommand({ SecretId: settings[environment.keysSecret] }));
  const stored = createStore(new DynamoDBClient({}), settings[environment.table]);
  const keys = createKeyring(keysFrom(secret.SecretString));
  const store = journaled({ store: stored, log, clock: systemClock, keys, by: settings[environment.function] });
  const ses = new SESClient({
    maxAttempts: 1,
    cacheMiddleware: true,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
  const parts: Omit<Context, "evidence"> = {
    hub: settings[environment.hub],
    delivery: settings[environment.delivery],
    clock: systemClock,
    machine: systemClock,
    keys,
    store,
    queues: createQueues(new SQSClient({}), {
      plan: settings[environment.planQueue],
      bulk: settings[environment.bulkQueue],
      express: settings[environment.expressQueue],
    }),
    mailer: createMailer({
      client: ses,
      configurationSet: settings[environment.hub].configurationSet,
      log,
      rateForMs,
    }),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    log,
    metrics: createMetrics(settings[environment.deployment]),
  };
  await assertInService(parts);
  return { ...parts, evidence: evidenceBy(parts) };
}

/** Calls `make` at the first use and keeps its promise; a failure is not kept. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESClient } from "@aws-sdk/client-ses";
import { createTableIfMissing } from "../adapters/dynamodb/create-table.ts";
import { createStore } from "../adapters/dynamodb/store.ts";
import { createMailer } from "../adapters/ses/mailer.ts";
import { compiler } from "../emails/compiler.ts";
import type { HubConfig } from "../hub/config.ts";
import type { CompilingContext } from "../hub/context.ts";
import { sesEvent } from "../hub/feedback/event.ts";
import { recordEvents } from "../hub/feedback/record.ts";
import { createKeyring, makeSecrets } from "../hub/keys.ts";
import { silent } from "../hub/log.ts";
import { unmeasured } from "../hub/metrics.ts";
import { deliver } from "../hub/sends/deliver.ts";
import { plan } from "../hub/sends/plan.ts";
import { evidenceBy } from "../hub/sends/probe.ts";
import { tick } from "../hub/tick.ts";
import { type LocalDynamoDb, startDynamoDb } from "../local/dynamodb.ts";
import { startSes } from "../local/ses/endpoint.ts";
import type { ReadableOutbox } from "../local/ses/outbox.ts";
import { ManualClock, MovedClock } from "./kit/clock.ts";
import { createWork, type Job } from "./kit/work.ts";

export const testHubConfig: HubConfig = {
  name: "WCO Data Innovation Hub",
  organisation: "World Customs Organization",
  url: "https://hub.example.org",
  from: { list: "hub@mail.example.org", transactional: "no-reply@confirm.example.org" },
  contact: "hub@example.org",
  domain: "hub.example.org",
  zone: "Europe/Brussels",
  language: "en",
  configurationSet: "reconvene",
  consentVersion: "2026-11",
};

/** A hub on real embedded engines, whose clocks and queues a test holds in its hands. */
export interface TestHub {
  context: CompilingContext;
  /** The hub's clock: 2027-03-01T12:00:00Z at first. */
  clock: MovedClock;
  machine: ManualClock;
  outbox: ReadableOutbox;
  /** Where its table is, and that table's name. */
  database: DynamoDBClient;
  table: string;
  jobs: Job[];
  /** Events that SES published and feedback has not seen; `drain` hands them over unless withheld. */
  events: { withheld: boolean; waiting: unknown[] };
  tick(): Promise<void>;
  /** Does all queued work, moving the machine's clock over delays. */
  drain(): Promise<void>;
  setRate(perSecond: number): void;
  close(): Promise<void>;
}

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const region = "eu-west-1";

/** The embedded DynamoDB, unless test/dynamodb/run.ts has started Amazon's own. */
async function startOrJoinDynamoDb(dataDir: string): Promise<LocalDynamoDb> {
  const url = process.env.TEST_DYNAMODB_URL;
  return url === undefined ? startDynamoDb({ dataDir }) : { url, close: async () => undefined };
}

/** `now`: what both clocks show; SES's events tell by the machine's, so that evidence needs the two to agree. */
export async function createTestHub(
  overrides: Partial<CompilingContext> = {},
  now = "2027-03-01T12:00:00Z",
): Promise<TestHub> {
  const dataDir = mkdtempSync(join(tmpdir(), "reconvene-"));
  const dynamodb = await startOrJoinDynamoDb(dataDir);
  const database = new DynamoDBClient({ endpoint: dynamodb.url, region, credentials });
  const tableName = `test-${randomUUID()}`;
  await createTableIfMissing(database, tableName);

  const machine = new ManualClock(now);
  const clock = new MovedClock(machine);
  const events = { withheld: false, waiting: [] as unknown[] };
  const ses = await startSes({
    dataDir,
    rate: 1_000_000,
    now: () => new Date(clock.now().epochMilliseconds),
    publish: async (event) => void events.waiting.push(event),
  });
  const client = new SESClient({ endpoint: ses.url, region, credentials, maxAttempts: 1, cacheMiddleware: true });
  const store = createStore(database, tableName);
  const { queues, jobs } = createWork(machine);
  const parts: Omit<CompilingContext, "evidence"> = {
    hub: testHubConfig,
    delivery: {
      chunkSize: 50,
      waveSize: 10,
      leaseMs: 60_000,
      sendWindowMs: 20_000,
      freshMs: 500,
      signatureMs: 60_000,
      evidenceMs: 120_000,
      giveUpMs: 1_200_000,
      stalledMs: 600_000,
      bulkShare: 0.8,
      rateUse: 0.98,
      leadMs: 100,
      recoverMs: 60_000,
      parkMs: 900_000,
      undoAbove: 100,
      undoMs: 30_000,
      canaryAbove: 1_000,
      canarySize: 200,
      canaryMs: 600_000,
    },
    clock,
    machine,
    keys: createKeyring(makeSecrets()),
    store,
    queues,
    mailer: createMailer({ client, configurationSet: testHubConfig.configurationSet, log: silent, rateForMs: 0 }),
    wait: (ms) => machine.wait(ms),
    log: silent,
    metrics: unmeasured,
    compiler,
  };
  const context: CompilingContext = { ...parts, evidence: evidenceBy(parts), ...overrides };
  // A test may put another mailer in: the probe goes through that one too.
  context.evidence = overrides.evidence ?? evidenceBy(context);

  const handOver = async () => {
    while (!events.withheld && (ses.pendingEvents() > 0 || events.waiting.length > 0)) {
      const batch = events.waiting.splice(0);
      await recordEvents(
        context,
        batch.map((event) => sesEvent.parse(event)),
      );
      // The embedded SES publishes in its own time: let it.
      await new Promise((done) => setImmediate(done));
    }
  };
  const drain = async () => {
    for (;;) {
      const job = jobs.sort((a, b) => a.at - b.at).shift();
      if (!job) break;
      const ahead = job.at - machine.now().epochMilliseconds;
      if (ahead > 0) machine.advance({ milliseconds: ahead });
      if ("plan" in job) await plan(context, job.plan);
      else await deliver(context, job.lane, job.deliver);
      await handOver();
    }
    await handOver();
  };
  const hub: TestHub = {
    context,
    clock,
    machine,
    outbox: ses.outbox,
    database,
    table: tableName,
    jobs,
    events,
    tick: () => tick(context),
    drain,
    setRate: (perSecond) => ses.setRate(perSecond),
    async close() {
      await ses.close();
      database.destroy();
      client.destroy();
      await dynamodb.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await hub.tick();
  return hub;
}

import { createStore } from "../adapters/dynamodb/store.ts";
import { createMailer } from "../adapters/ses/mailer.ts";
import { createQueues } from "../adapters/sqs/queues.ts";
import { compiler } from "../emails/compiler.ts";
import { consumeDeliver } from "../functions/deliver/consume.ts";
import { consumeFeedback } from "../functions/feedback/consume.ts";
import { consumePlan } from "../functions/plan/consume.ts";
import { systemClock } from "../hub/clock.ts";
import type { CompilingContext } from "../hub/context.ts";
import { createKeyring } from "../hub/keys.ts";
import type { Log } from "../hub/log.ts";
import { unmeasured } from "../hub/metrics.ts";
import { assertInService } from "../hub/restore/identity.ts";
import { evidenceBy } from "../hub/sends/probe.ts";
import { attendAll, tick } from "../hub/tick.ts";
import { type MovableClock, openClock } from "./clock.ts";
import { type LocalSecrets, openDataDir, readSecrets } from "./data-dir.ts";
import { type Engines, startEngines, tableName } from "./engines.ts";
import { Handovers } from "./handovers.ts";
import { localHubConfig } from "./hub-config.ts";
import { openWork } from "./idle.ts";
import { prepareSes } from "./prepare-ses.ts";
import { QueuedOnce } from "./queued-once.ts";
import type { SesEvent } from "./ses/events.ts";
import type { ReadableOutbox } from "./ses/outbox.ts";
import type { Settings } from "./settings.ts";
import { batchedSender } from "./sqs/batched-sender.ts";
import { type Poller, startPoller } from "./sqs/poller.ts";

/** The deployed functions on embedded engines, in one process. */
export interface Runtime {
  context: CompilingContext;
  clock: MovableClock;
  secrets: LocalSecrets;
  /** Undefined when another SES is used. */
  outbox: ReadableOutbox | undefined;
  tick(): Promise<void>;
  isIdle(): Promise<boolean>;
  /** One SES event, as SNS delivers it. */
  takeEvent(body: string): Promise<void>;
  close(): Promise<void>;
}

/** A process that was killed is back in seconds here, so leases and evidence are short. */
const delivery = {
  chunkSize: 50,
  // One process does everything here: larger waves take so long on a busy laptop that readers are read twice.
  waveSize: 20,
  leaseMs: 10_000,
  sendWindowMs: 5_000,
  freshMs: 500,
  // Embedded engines and emulators do not look at a signature's age: waiting for it to pass would protect nothing.
  signatureMs: 0,
  evidenceMs: 3_000,
  giveUpMs: 120_000,
  stalledMs: 20_000,
  bulkShare: 0.8,
  rateUse: 0.98,
  leadMs: 100,
  recoverMs: 5_000,
  parkMs: 900_000,
  undoAbove: 100,
  canaryAbove: 1_000,
  canarySize: 200,
};
/** A chunk is written once for all its events in a batch, as on AWS. */
const eventBatch = 200;

/** Another SES may answer late, and its events come later still. */
const outsideDelivery = { ...delivery, evidenceMs: 20_000 };

export async function startRuntime(settings: Settings, log: Log): Promise<Runtime> {
  openDataDir(settings.DATA_DIR);
  const secrets = readSecrets(settings.DATA_DIR);
  const clock = openClock(settings.DATA_DIR);
  const onError = (error: unknown) => log.error("An engine reports", { error: String(error) });
  const handovers = new Handovers();
  let toFeedback: ((body: string) => Promise<void>) | undefined;
  const publish = async (body: string) => {
    if (!toFeedback) throw new Error("The queues are not there yet.");
    await toFeedback(body);
  };
  const handOver = (event: SesEvent) => handovers.until(JSON.stringify(event), publish);
  const engines = await startEngines(settings, clock, handOver, onError);
  toFeedback = batchedSender(engines.sqs, engines.queues.feedback);
  const context = createContext(settings, engines, clock, secrets, log);
  const { sqs, queues, embeddedSes } = engines;
  await assertInService(context);
  if (!embeddedSes) await prepareSes(engines.ses, context.hub, log);

  const start = (queueUrl: string, consume: typeof consumePlan, batchSize: number, concurrency: number) =>
    startPoller({
      client: sqs,
      queueUrl,
      batchSize,
      concurrency,
      onError,
      handler: (event) => consume(context, event),
    });
  const queued = new QueuedOnce();
  if (!settings.AWS_ENDPOINT_URL_SQS) context.queues = queued.around(context.queues);
  const deliverOnce: typeof consumeDeliver = (context, event) => {
    queued.taken(event);
    return consumeDeliver(context, event);
  };
  const pollers: Poller[] = [
    await start(queues.plan, consumePlan, 1, 1),
    await start(queues.bulk, deliverOnce, 1, 2),
    await start(queues.express, deliverOnce, 1, 2),
    await start(queues.feedback, handovers.noting(consumeFeedback), eventBatch, 1),
  ];
  if (embeddedSes) {
    // The embedded SES knows which events it still owes.
    context.evidence = {
      seen: async () => ({ through: embeddedSes.settledThrough(), behindAt: 0 }),
      prompt: async () => {},
    };
  }
  const ticking = heartbeat(() => tick(context), settings.TICK_SECONDS * 1000, onError);
  await ticking.beat();
  await recover(context);

  return {
    context,
    clock,
    secrets,
    outbox: embeddedSes?.outbox,
    tick: ticking.beat,
    takeEvent: publish,
    async isIdle() {
      const quiet = async () => {
        if (embeddedSes && embeddedSes.pendingEvents() > 0) return false;
        return (await Promise.all(pollers.map((poller) => poller.isIdle()))).every(Boolean);
      };
      return (await quiet()) && !(await openWork(context)) && (await quiet());
    },
    async close() {
      await ticking.stop();
      await Promise.all(pollers.map((poller) => poller.stop()));
      const closed = engines.close();
      handovers.abandon();
      await closed;
    },
  };
}

function createContext(
  settings: Settings,
  engines: Engines,
  clock: MovableClock,
  secrets: LocalSecrets,
  log: Log,
): CompilingContext {
  const hub = localHubConfig(settings.PORT);
  const store = createStore(engines.database, tableName);
  const parts: Omit<CompilingContext, "evidence"> = {
    hub,
    delivery: {
      ...(settings.AWS_ENDPOINT_URL_SES ? outsideDelivery : delivery),
      undoMs: Math.round(settings.UNDO_SECONDS * 1000),
      canaryMs: Math.round(settings.CANARY_SECONDS * 1000),
    },
    clock,
    machine: systemClock,
    keys: createKeyring(secrets),
    store,
    queues: createQueues(engines.sqs, engines.queues),
    mailer: createMailer({
      client: engines.ses,
      configurationSet: hub.configurationSet,
      log,
      rateForMs: 5_000,
      firstRate: settings.SES_RATE,
    }),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    log,
    metrics: unmeasured,
    compiler,
  };
  return { ...parts, evidence: evidenceBy(parts) };
}

/**
 * The queues are in memory: what was on them when the process was killed is found in the table and queued again. The hub
 * starts in spite of what fails: it is in the log, and tick comes to it again.
 */
async function recover(context: CompilingContext): Promise<void> {
  const { due } = context.store;
  await attendAll(context, await due.due("machine", "9999", 1_000_000));
  await attendAll(context, await due.due("chunks", "9999", 1_000_000));
}

/** Beats every `everyMs`, one at a time; `beat` does one now. */
function heartbeat(pulse: () => Promise<void>, everyMs: number, onError: (error: unknown) => void) {
  let last: Promise<void> = Promise.resolve();
  const beat = () => {
    last = last.then(pulse).catch(onError);
    return last;
  };
  const timer = setInterval(beat, everyMs);
  return {
    beat,
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { consumeDeliver } from "../../functions/deliver/consume.ts";
import { consumeFeedback } from "../../functions/feedback/consume.ts";
import { consumePlan } from "../../functions/plan/consume.ts";
import type { Context } from "../../hub/context.ts";
import { announce } from "../announcement.ts";
import { gather, reader } from "../audience.ts";
import { contextBy, createClients } from "../hub-context.ts";
import { tableName } from "../settings.ts";
import { sqsEvent } from "../sqs-event.ts";
import { batchesOf, type EventSource } from "./event-source.ts";
import { Meter, type Phase, type Units } from "./meter.ts";
import { CountedQueues } from "./queue.ts";
import { PublishingSes } from "./ses.ts";

export interface SendToRun {
  /** Address of the engine; its table is the send's own. */
  database: string;
  recipients: number;
  /** Messages a second that SES allows. */
  rate: number;
  workers: number;
  eventSource: EventSource;
}

/** What one send took, function by function. */
export interface SendRun {
  recipients: number;
  rate: number;
  /** From the first chunk to the last. */
  seconds: number;
  units: Record<Phase, Units>;
  events: number;
  /** Of an event as JSON, on average. */
  eventBytes: number;
}

const bouncesEvery = 100;

/** Runs a whole send in real time: plan, then the workers at SES's pace, then the events as the event source has them. */
export async function runSend({ database, recipients, rate, workers, eventSource }: SendToRun): Promise<SendRun> {
  const table = `${tableName}-${rate}`;
  const clients = createClients({ dynamodb: database, cloud: "http://127.0.0.1:9" });
  await createTableIfMissing(clients.database, table);
  const meter = new Meter();
  const queues = new CountedQueues(clients.sqs, meter);
  const ses = new PublishingSes(clients.ses, rate);
  const made = contextBy(clients, table);
  // A canary waits, looks now and then, and costs nothing that shows in a million.
  const context: Context = { ...made, delivery: { ...made.delivery, canaryMs: 0 } };
  const email = (i: number) => (i % bouncesEvery ? `reader-${i}@example.org` : `bounce+${i}@simulator.amazonses.com`);
  await gather(
    context,
    Array.from({ length: recipients }, (_, i) => reader(context, i, email(i))),
  );
  const { id } = await announce(context, "announcement", { status: "planning" });

  meter.listenTo(clients.database);
  await meter.invoke(() => consumePlan(context, sqsEvent([JSON.stringify({ send: id })])));

  meter.phase = "deliver";
  const start = performance.now();
  const work = async () => {
    while (!queues.isEmpty("bulk")) {
      const body = queues.take("bulk");
      if (body === undefined) await sleep(50);
      else await meter.invoke(() => consumeDeliver(context, sqsEvent([body])));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const seconds = (performance.now() - start) / 1000;
  if (ses.accepted !== recipients) throw new Error(`SES took ${ses.accepted} of ${recipients} messages.`);

  meter.phase = "feedback";
  for (const batch of batchesOf(ses.events, eventSource)) {
    await meter.invoke(() => consumeFeedback(context, sqsEvent(batch)));
  }
  const bytes = ses.events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
  const events = ses.events.length;
  return { recipients, rate, seconds, units: meter.units, events, eventBytes: bytes / events };
}

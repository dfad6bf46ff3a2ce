import { flushCompileCache } from "node:module";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { consumeFeedback } from "../../functions/feedback/consume.ts";
import { consumePlan } from "../../functions/plan/consume.ts";
import { tick } from "../../hub/tick.ts";
import { startPoller } from "../../local/sqs/poller.ts";
import { deliverBy } from "../protocols/index.ts";
import { tickMs } from "../settings.ts";
import { type Assignment, assignment } from "./assignment.ts";
import { createContext, queueUrl, type WorkerContext } from "./context.ts";
import { takeEvents } from "./events.ts";

/** Waits, warm, to be told what to be: as a container that Lambda starts before it is needed. */
process.once("message", (told) => void work(assignment.parse(told)));
// Whoever started it is gone: so is the experiment.
process.once("disconnect", () => process.exit());
process.send?.("ready");
// Node keeps what it compiled when a process ends by itself, which one that is killed never does.
flushCompileCache();

async function work(given: Assignment): Promise<void> {
  const made = createContext(given);
  switch (given.role) {
    case "plan":
      return poll(given, made, "plan", 1, (event) => consumePlan(made.context, event));
    case "deliver":
      return poll(given, made, "bulk", 2, deliverBy(given.protocol, made));
    case "feedback":
      return takeEvents(made, queueUrl(given.urls.sqs, "feedback"), (event) => consumeFeedback(made.context, event));
    case "tick":
      return beat(made);
  }
}

async function poll(
  { urls, role }: Assignment,
  { context, sqs }: WorkerContext,
  queue: "plan" | "bulk",
  concurrency: number,
  handler: (event: SQSEvent) => Promise<SQSBatchResponse>,
): Promise<void> {
  await startPoller({
    client: sqs,
    queueUrl: queueUrl(urls.sqs, queue),
    handler,
    batchSize: 1,
    concurrency,
    onError: (error) => context.log.error(`The poller of ${role} reports`, { error: String(error) }),
  });
}

async function beat({ context }: WorkerContext): Promise<void> {
  for (;;) {
    // A heartbeat that fails is made good by the next one.
    await tick(context).catch((error: unknown) => context.log.error("A tick failed", { error: String(error) }));
    await context.wait(tickMs);
  }
}

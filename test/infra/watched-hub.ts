import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { createPublicApp } from "../../functions/public/app.ts";
import { createStaffApp } from "../../functions/staff/app.ts";
import { sesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { assertInService } from "../../hub/restore/identity.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { plan } from "../../hub/sends/plan.ts";
import { evidenceBy } from "../../hub/sends/probe.ts";
import { tick } from "../../hub/tick.ts";
import { startDynamoDb } from "../../local/dynamodb.ts";
import { onLaptop } from "../../local/own-token.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { Recorder } from "./asked.ts";

/** As functions/context.ts does, each looks first whether the table is in service. */
const functions = ["Public", "Staff", "Tick", "Plan", "Deliver", "Feedback"];

const staffToken = "a-staff-token-that-nobody-guesses";

/** A hub whose six parts run each in its function's name, on a table that notes who asks it for what. */
export interface WatchedHub {
  hub: TestHub;
  recorder: Recorder;
  visit(method: string, path: string, form?: Record<string, string>): Promise<Response>;
  staff(method: string, path: string, json?: unknown, idempotencyKey?: string): Promise<Response>;
  /** Staff's API, by an API token. */
  withToken(token: string, path: string): Promise<Response>;
  tick(): Promise<void>;
  /** Takes the events that are waiting. */
  feedback(): Promise<void>;
  /** Plans, delivers and takes feedback until nothing is queued, or nothing to plan. */
  work(options?: { only?: "plan" }): Promise<void>;
  close(): Promise<void>;
}

export async function createWatchedHub(): Promise<WatchedHub> {
  const recorder = new Recorder();
  const dataDir = mkdtempSync(join(tmpdir(), "reconvene-"));
  const engine = await startDynamoDb({ dataDir });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: engine.url, region: "eu-west-1", credentials });
  await createTableIfMissing(client, "watched");
  recorder.watchTable(client);
  const store = createStore(client, "watched");
  const hub = await createTestHub({ store });
  const watched = {
    ...hub.context,
    queues: recorder.queues(hub.context.queues),
    mailer: recorder.mailer(hub.context.mailer),
    log: recorder.log(),
    metrics: { put() {} },
  };
  const context = { ...watched, evidence: evidenceBy(watched) };
  const publicApp = createPublicApp(context);
  const staffApp = createStaffApp(context, { authenticate: onLaptop(context, staffToken) });
  hub.events.withheld = true;
  for (const name of functions) await recorder.as(name, () => assertInService(context));

  const feedback = async () => {
    // The embedded SES publishes in its own time: let it.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
    const events = hub.events.waiting.splice(0).map((event) => sesEvent.parse(event));
    await recorder.as("Feedback", () => recordEvents(context, events));
  };
  return {
    hub,
    recorder,
    feedback,
    visit: (method, path, form) =>
      recorder.as("Public", async () =>
        publicApp.request(path, { method, ...(form ? { body: new URLSearchParams(form) } : {}) }),
      ),
    staff: (method, path, json, key = randomUUID()) =>
      recorder.as("Staff", async () =>
        staffApp.request(path, {
          method,
          headers: {
            authorization: `Bearer ${staffToken}`,
            "content-type": "application/json",
            ...(method === "POST" ? { "idempotency-key": key } : {}),
          },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        }),
      ),
    withToken: (token, path) =>
      recorder.as("Staff", async () => staffApp.request(path, { headers: { authorization: `Bearer ${token}` } })),
    tick: () => recorder.as("Tick", () => tick(context)),
    async work({ only }: { only?: "plan" } = {}) {
      const next = () => hub.jobs.findIndex((job) => !only || only in job);
      for (let at = next(); at >= 0; at = next()) {
        const [job] = hub.jobs.splice(at, 1);
        if (!job) return;
        hub.machine.advance({ milliseconds: Math.max(0, job.at - hub.machine.now().epochMilliseconds) });
        if ("plan" in job) await recorder.as("Plan", () => plan(context, job.plan));
        else await recorder.as("Deliver", () => deliver(context, job.lane, job.deliver));
        await feedback();
      }
    },
    async close() {
      await hub.close();
      client.destroy();
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

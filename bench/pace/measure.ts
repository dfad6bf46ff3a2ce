import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";
import { gatherAudience } from "../../chaos/audience.ts";
import { announcement } from "../../chaos/edition.ts";
import { startDatabase } from "../../chaos/engines/database.ts";
import { createContext } from "../../chaos/workers/context.ts";
import { beginSend } from "../../hub/sends/begin.ts";
import { plan } from "../../hub/sends/plan.ts";
import { startSqs } from "../../local/sqs/endpoint.ts";
import { type Assignment, told } from "./assignment.ts";
import { startEar } from "./ear.ts";
import { figuresOf, type PaceFigures } from "./figures.ts";

export interface PaceOptions {
  workers: number;
  /** Messages a second that SES allows. */
  rate: number;
  seconds: number;
}

const warmUpSeconds = 2;

/** Workers, each a process of its own, send to more people than they have time for; SES's endpoint listens. */
export async function measurePace({ workers, rate, seconds }: PaceOptions): Promise<PaceFigures> {
  const [database, sqs, ear] = await Promise.all([startDatabase(), startSqs(), startEar(rate)]);
  const urls = { dynamodb: database.url, ses: ear.url, sqs: sqs.url };
  const crew: ChildProcess[] = [];
  let late = 0;
  try {
    await queueEverybody(urls, rate * (seconds + 2 * warmUpSeconds));
    const hear = (message: unknown) => {
      const { success, data } = told.safeParse(message);
      if (success) late += data.late;
    };
    for (let i = 0; i < workers; i += 1) crew.push(await hire({ worker: `deliver-${i}`, urls }, hear));
    while (ear.calls.length === 0) await sleep(50);
    await sleep((warmUpSeconds + seconds) * 1000);
  } finally {
    for (const worker of crew) worker.kill("SIGKILL");
    await Promise.all([sqs.close(), ear.close()]);
    database.stop();
  }
  return figuresOf(ear, { workers, rate, seconds, warmUpSeconds, late });
}

/** An audience, a send to it, and its chunks on the queue. */
async function queueEverybody(urls: Assignment["urls"], recipients: number): Promise<void> {
  const { context, sqs } = createContext({ worker: "stage", urls, withheld: true, verbose: false });
  for (const name of ["plan", "bulk", "express"]) {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: { VisibilityTimeout: "120" } }));
  }
  await gatherAudience(context, recipients);
  await context.store.meetings.put(announcement.meeting, undefined);
  const audience = { topic: "announcements" } as const;
  const send = await beginSend(context, { id: "pace", subject: announcement, audience, by: "bench" });
  await plan(context, send.id);
}

async function hire(assignment: Assignment, hear: (message: unknown) => void): Promise<ChildProcess> {
  const worker = fork(fileURLToPath(new URL("worker.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(worker, "message");
  worker.on("message", hear);
  worker.send(assignment);
  return worker;
}

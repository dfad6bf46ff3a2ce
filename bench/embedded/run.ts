import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { z } from "zod";
import { between, streamOf } from "../../chaos/random.ts";
import { Hub } from "./hub.ts";
import { LineCount } from "./journal.ts";
import { MemoryWatch, type Sample } from "./memory.ts";
import type { Options } from "./options.ts";
import { importReaders } from "./people.ts";
import { progress } from "./progress.ts";
import { type Difference, differences, readReport, readSink } from "./verdict.ts";

/** Where the send stood when it was looked at; memory in megabytes, of all processes together. */
export interface Milestone {
  share: number;
  megabytes: number;
}

export interface Finding {
  importSeconds: number;
  /** From the announcement to the last message in the sink, deaths and starts included. */
  deliverySeconds: number;
  /** From the announcement until every event is in the ledger. */
  settledSeconds: number;
  /** Processor time of all processes from the announcement until then, when nothing was killed. */
  cpuSeconds: number;
  /** Messages in the sink when the hub was killed. */
  killedAt: number[];
  samples: Sample[];
  /** Seconds since sampling began: when the announcement was made and when everything was settled. */
  send: { from: number; to: number };
  milestones: Milestone[];
  differences: Difference[];
}

const shares = [0.1, 0.5, 1];
const lookMs = 100;
/** Nobody's send takes this long without a single message. */
const stuckMs = 180_000;

/** Imports, announces, delivers (and kills meanwhile), and compares what was reported with what was sent. */
export async function run(options: Options, folder: string): Promise<Finding> {
  const hub = await Hub.on(folder, {
    SEED: "none",
    SES_RATE: String(options.rate),
    UNDO_SECONDS: "0",
    CANARY_SECONDS: "0",
  });
  const memory = new MemoryWatch(() => hub.pid);
  try {
    await hub.start();
    return await measured(options, hub, memory);
  } finally {
    memory.stop();
    await hub.kill();
  }
}

async function measured(options: Options, hub: Hub, memory: MemoryWatch): Promise<Finding> {
  const { recipients } = options;
  const began = memory.now;
  await importReaders(hub, recipients, (done) => progress("imported", done, recipients, memory));
  const importSeconds = memory.now - began;

  const send = await announce(hub);
  const from = memory.now;
  const cpuFrom = memory.cpuSeconds;
  const { killedAt, milestones } = await watchDelivery(options, hub, memory);
  const delivered = memory.now;
  while (!(await hub.isIdle())) progress("settling", recipients, recipients, memory);
  const to = memory.now;

  const reports = await readReport(hub, send, recipients);
  await hub.kill();
  return {
    importSeconds,
    deliverySeconds: delivered - from,
    settledSeconds: to - from,
    cpuSeconds: memory.cpuSeconds - cpuFrom,
    killedAt,
    samples: memory.samples,
    send: { from, to },
    milestones,
    differences: differences({ ...reports, ...readSink(hub.dataDir, send, recipients) }),
  };
}

const announced = z.object({ send: z.object({ id: z.string() }) });

async function announce(hub: Hub): Promise<string> {
  const file = new URL("../../docs/examples/meeting.yaml", import.meta.url);
  const { slug, ...meeting } = z.looseObject({ slug: z.string() }).parse(parse(readFileSync(file, "utf8")));
  await hub.staff("PUT", `/api/meetings/${slug}`, meeting);
  return announced.parse(await hub.staff("POST", `/api/meetings/${slug}/announce`, {})).send.id;
}

/** Until the sink has as many messages as there are recipients. */
async function watchDelivery({ recipients, kills, seed }: Options, hub: Hub, memory: MemoryWatch) {
  const random = streamOf(seed, "kills");
  const killAt = Array.from({ length: kills }, () => Math.floor(between(random, 0.05, 0.95) * recipients));
  killAt.sort((a, b) => a - b);
  const killedAt: number[] = [];
  const milestones: Milestone[] = [];
  const outbox = new LineCount(join(hub.dataDir, "outbox", "messages.jsonl"));
  let sent = 0;
  let moved = performance.now();
  while (sent < recipients) {
    await sleep(lookMs);
    const now = outbox.look();
    if (now > sent) moved = performance.now();
    else if (performance.now() - moved > stuckMs) throw new Error(`Nothing was sent for ${stuckMs / 1000} seconds.`);
    sent = now;
    progress("sent", sent, recipients, memory);
    const share = shares[milestones.length];
    if (share !== undefined && sent >= share * recipients) milestones.push({ share, megabytes: memory.total });
    if (sent >= (killAt[killedAt.length] ?? Number.POSITIVE_INFINITY)) {
      await sleep(between(random, 0, 2 * lookMs));
      await hub.kill();
      killedAt.push(outbox.look());
      await hub.start();
    }
  }
  return { killedAt, milestones };
}

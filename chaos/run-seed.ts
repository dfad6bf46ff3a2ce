import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { beginSend } from "../hub/sends/begin.ts";
import type { Chunk } from "../hub/sends/chunk.ts";
import { cancel } from "../hub/sends/control.ts";
import { chunksOf } from "../hub/sends/plan.ts";
import { restore } from "./audience.ts";
import { announcement } from "./edition.ts";
import { harass, spendQuota } from "./harassment.ts";
import { unsubscribeSome } from "./leavers.ts";
import type { ProtocolName } from "./options.ts";
import { longestSeedMs } from "./settings.ts";
import type { Stage } from "./stage.ts";
import { judgeSeed, verdict } from "./verdict/verdict.ts";

export const seedResult = z.object({
  seed: z.number(),
  verdict,
  finished: z.boolean(),
  kills: z.number(),
  freezes: z.number(),
  faults: z.number(),
  faultCounts: z.map(z.string(), z.number()),
  overRateSeconds: z.number(),
  fastest: z.number(),
  seconds: z.number(),
  /** The longest from an acceptance until its Send event was handled, ms. */
  slowestEventMs: z.number(),
  /** When the last chunk was frozen, ms. */
  planned: z.number(),
  /** When the first, a quarter, half … of the messages were accepted, ms. */
  pace: z.array(z.number()),
});
export type SeedResult = z.infer<typeof seedResult>;

/** One send to everybody, from its beginning until nothing moves any more. */
export async function runSeed(stage: Stage, protocol: ProtocolName, seed: number): Promise<SeedResult> {
  const { experiment, crew, quiet, faulty, audience, limits } = stage;
  const began = Date.now();
  stage.begin(seed);
  const id = `${protocol}-${seed}-${began.toString(36)}`;
  await beginSend(quiet, { id, subject: announcement, audience: { topic: "announcements" }, by: "chaos" });
  const leavers = unsubscribeSome(faulty, [...audience.keys()], experiment.faults);
  const over = new AbortController();
  const trouble = [harass(stage, over.signal), spendQuota(stage, over.signal)];

  let planned = 0;
  const isFinished = async () => {
    const send = await quiet.store.sends.get(id);
    if (send?.planned && planned === 0) planned = Date.now() - began;
    return send?.status === "finished";
  };
  const late = () => Date.now() - began > longestSeedMs;
  let finished = false;
  while (!finished && !late()) {
    await sleep(200);
    finished = await isFinished();
  }
  const seconds = (Date.now() - began) / 1000;
  over.abort();
  await Promise.all([leavers.done, ...trouble]);
  while (!stage.isQuiet() && !late()) await sleep(100);

  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(quiet, id)) chunks.push(chunk);
  const { faults, sink } = experiment;
  // What is too slow for its own seed takes no part in the next.
  if (!finished) await cancel(quiet, id);
  await restore(quiet, leavers.acknowledged.keys());
  return {
    seed,
    verdict: judgeSeed(id, audience, chunks, sink, leavers, crew.freezes, stage.eventLags),
    finished,
    kills: crew.kills,
    freezes: crew.freezes.length,
    faults: faults.total,
    faultCounts: faults.counts,
    overRateSeconds: sink.overRateSeconds(limits.rate),
    fastest: sink.fastest,
    seconds,
    slowestEventMs: Math.max(0, ...stage.eventLags.values()),
    planned,
    pace: [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99].map((part) => {
      const { accepted } = sink;
      return (accepted[Math.floor(accepted.length * part)]?.at ?? began) - began;
    }),
  };
}

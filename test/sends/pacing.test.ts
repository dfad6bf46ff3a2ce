import { afterEach, beforeEach, expect, test } from "vitest";
import type { Mailer } from "../../hub/ports.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { reserve } from "../../hub/sends/pace.ts";
import { chunksOf, plan } from "../../hub/sends/plan.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced, counts, recipients } from "../kit/announced.ts";
import { crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
let real: Mailer;
beforeEach(async () => {
  hub = await createTestHub();
  real = hub.context.mailer;
});
afterEach(() => hub.close());

const now = () => hub.machine.now().epochMilliseconds;

test("a message that cannot keep its turn takes another at once, and leaves once", async () => {
  await subscribed(hub, ...crowd(12));
  const signed: number[] = [];
  let stalls = 2;
  hub.context.mailer = {
    ...real,
    rate: async () => 20,
    async send(message, mayLeave) {
      return real.send(message, () => {
        // The machine stands still while the call is signed.
        if (stalls > 0) hub.machine.advance({ milliseconds: 400 });
        stalls -= 1;
        const leaves = mayLeave?.() ?? true;
        if (leaves) signed.push(now());
        return leaves;
      });
    },
  };
  const send = await announced(hub);
  await hub.drain();
  expect(new Set(recipients(hub)).size).toBe(12);
  expect(recipients(hub)).toHaveLength(12);
  expect(await counts(hub, send)).toMatchObject({ recipients: 12, delivered: 12 });
  expect(signed).toHaveLength(12);
});

test("on a machine that keeps no time at all, everybody is still written to", async () => {
  await subscribed(hub, ...crowd(6));
  hub.context.mailer = {
    ...real,
    rate: async () => 20,
    async send(message, mayLeave) {
      hub.machine.advance({ milliseconds: 120 });
      return real.send(message, mayLeave);
    },
  };
  const send = await announced(hub);
  await hub.drain();
  expect(await counts(hub, send)).toMatchObject({ recipients: 6, delivered: 6 });
});

test("a wave is on record before its first message leaves, and no message leaves before its turn", async () => {
  await subscribed(hub, ...crowd(8));
  const left: number[] = [];
  hub.context.mailer = {
    ...real,
    rate: async () => 10,
    async send(message, mayLeave) {
      const answer = await real.send(message, () => {
        const leaves = mayLeave?.() ?? true;
        if (leaves) left.push(now());
        return leaves;
      });
      const { send = "", chunk = "", index } = message.tags;
      const stored = await hub.context.store.chunks.get({ send, chunk });
      expect(stored?.wave?.indices).toContain(Number(index));
      return answer;
    },
  };
  await announced(hub);
  await hub.drain();
  expect(left).toHaveLength(8);
  const interval = 100 / hub.context.delivery.rateUse;
  for (const [i, at] of left.slice(1).entries()) expect(at - (left[i] ?? 0)).toBeGreaterThanOrEqual(interval - 1);
});

/** The interval after a send of which SES throttles the third message of the first wave. */
async function intervalAfterThrottling(waveSize: number): Promise<number> {
  hub.context.delivery.waveSize = waveSize;
  hub.context.delivery.chunkSize = waveSize;
  await subscribed(hub, ...crowd(400));
  hub.context.delivery.undoMs = 0;
  let calls = 0;
  hub.context.mailer = {
    ...real,
    rate: async () => 50,
    async send(message, mayLeave) {
      calls += 1;
      return calls === 3 ? { result: "later", reason: "Throttling" } : real.send(message, mayLeave);
    },
  };
  const send = await announced(hub);
  const [first] = hub.jobs.splice(0);
  if (first && "plan" in first) await plan(hub.context, send);
  // Ids are hashes: which shard has a full chunk is another each time.
  for await (const { key, ids } of chunksOf(hub.context, send)) {
    if (ids.length < waveSize) continue;
    await deliver(hub.context, "bulk", { send, chunk: key });
    break;
  }
  expect(calls).toBeGreaterThanOrEqual(waveSize);
  const answer = await reserve(hub.context, "express", 1);
  return "turns" in answer ? answer.turns.interval : 0;
}

test("throttled by SES at its own rate, all senders go slower", async () => {
  expect(await intervalAfterThrottling(10)).toBeGreaterThan(20 / hub.context.delivery.rateUse);
});

test("one throttled message of a wave of twenty slows nobody", async () => {
  expect(await intervalAfterThrottling(20)).toBeCloseTo(20 / hub.context.delivery.rateUse);
});

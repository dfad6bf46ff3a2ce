import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Context } from "../../hub/context.ts";
import type { Lane, PacerStore } from "../../hub/ports.ts";
import { reserve, type Turns } from "../../hub/sends/pace.ts";
import { createTestHub } from "../hub.ts";
import { ManualClock } from "../kit/clock.ts";

const hub = await createTestHub();
afterAll(() => hub.close());

interface World {
  context: Context;
  machine: ManualClock;
}

/** A hub in which everything that touches the world takes its `turn`, with other workers in between. */
function worldOf(rate: number, bulkShare: number, turn: () => Promise<void>): World {
  const machine = new ManualClock("2027-03-01T12:00:00Z");
  const lanes = new Map<string, number>();
  const pacer: PacerStore = {
    async read(lane) {
      await turn();
      const seen = lanes.get(lane) ?? 0;
      await turn();
      return seen;
    },
    async advance(lane, seen, next) {
      await turn();
      const holds = (lanes.get(lane) ?? 0) === seen;
      if (holds) lanes.set(lane, next);
      await turn();
      return holds;
    },
  };
  const context: Context = {
    ...hub.context,
    machine,
    store: { ...hub.context.store, pacer },
    delivery: { ...hub.context.delivery, bulkShare },
    mailer: { ...hub.context.mailer, rate: async () => rate },
    wait: turn,
  };
  return { context, machine };
}

/** When each message of some turns leaves. */
const timesOf = ({ start, interval, count }: Turns) => Array.from({ length: count }, (_, i) => start + i * interval);

/** Epoch milliseconds as doubles are exact to a quarter of a microsecond; sums of them a little less. */
const rounding = 0.01;

const rates = fc.oneof(fc.constantFrom(1, 14, 50, 200), fc.double({ min: 0.5, max: 500, noNaN: true }));
const wishes = fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 6,
});

test("whatever the workers and however they interleave, no second holds more than a lane's share of the rate", async () => {
  const lanes = fc.constantFrom<Lane>("bulk", "express");
  const pauses = fc.infiniteStream(fc.oneof(fc.constant(0), fc.nat(40), fc.nat(900)));
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), rates, lanes, wishes, pauses, async (s, rate, lane, workers, pause) => {
      const { context, machine } = worldOf(rate, 0.8, async () => {
        await s.schedule(Promise.resolve());
        machine.advance({ milliseconds: pause.next().value ?? 0 });
      });
      const times: number[] = [];
      const worker = async (wanted: number[]) => {
        for (const count of wanted) {
          const asked = machine.now().epochMilliseconds;
          const answer = await reserve(context, lane, count);
          if ("retryInMs" in answer) continue;
          expect(answer.turns.count).toBeLessThanOrEqual(count);
          expect(answer.turns.start).toBeGreaterThanOrEqual(asked);
          times.push(...timesOf(answer.turns));
        }
      };
      await s.waitFor(Promise.all(workers.map(worker)));
      times.sort((a, b) => a - b);
      const share = rate * (lane === "bulk" ? 0.8 : 0.2);
      for (const [i, time] of times.entries()) {
        const before = times[i - 1];
        if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(1000 / share - rounding);
        const inThatSecond = times.filter((other) => other >= time && other < time + 1000 - rounding).length;
        expect(inThatSecond).toBeLessThanOrEqual(Math.ceil(share));
      }
    }),
    { numRuns: 100 },
  );
});

test("while there is work, no turn is left unused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 20, max: 500 }), wishes, async (rate, workers) => {
      const { context } = worldOf(rate, 0.8, async () => undefined);
      const times: number[] = [];
      for (const count of workers.flat()) {
        const answer = await reserve(context, "bulk", count);
        if ("turns" in answer) times.push(...timesOf(answer.turns));
      }
      const interval = 1000 / (rate * 0.8);
      const [first = 0] = times;
      for (const [i, time] of times.entries()) expect(Math.abs(time - first - i * interval)).toBeLessThan(rounding);
    }),
    { numRuns: 50 },
  );
});

test("a lane that has been idle starts now, without catching up", async () => {
  const { context, machine } = worldOf(10, 0.8, async () => undefined);
  await reserve(context, "bulk", 5);
  machine.advance({ minutes: 10 });
  const answer = await reserve(context, "bulk", 5);
  expect(answer).toEqual({ turns: { start: machine.now().epochMilliseconds, interval: 125, count: 5 } });
});

test("turns too far away are left to others, with the time to come back", async () => {
  const { context } = worldOf(1, 0.8, async () => undefined);
  const answers: ({ turns: Turns } | { retryInMs: number })[] = [];
  for (let i = 0; i < 8; i += 1) answers.push(await reserve(context, "bulk", 50));
  const far = answers.filter((answer) => "retryInMs" in answer);
  expect(far.length).toBeGreaterThan(0);
  for (const { retryInMs } of far) expect(retryInMs).toBeGreaterThan(5000);
  for (const answer of answers) if ("turns" in answer) expect(answer.turns.count).toBe(1);
});

test("confirmations wait behind no bulk mail", async () => {
  const { context, machine } = worldOf(50, 0.8, async () => undefined);
  for (let i = 0; i < 5; i += 1) await reserve(context, "bulk", 50);
  expect(await reserve(context, "express", 1)).toMatchObject({ turns: { start: machine.now().epochMilliseconds } });
});

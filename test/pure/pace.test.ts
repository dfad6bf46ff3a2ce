import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { reserve, slowDown } from "../../hub/sends/pace.ts";
import { factorAt } from "../../hub/sends/turns.ts";
import { createTestHub } from "../hub.ts";
import { type Arrival, createPacing, crew, type Pacing, type Sender, sendFor } from "../kit/pacing.ts";

const hub = await createTestHub();
afterAll(() => hub.close());
const { rateUse } = hub.context.delivery;
const pacing = (rate: number | undefined, latency?: () => number) => createPacing(hub.context, rate, latency);

/** How long a message may be on its way to SES. */
const longestWayMs = (rate: number) => (0.5 * (1 / rateUse - 1) * 1000) / Math.min(1, rate);
/** Epoch milliseconds as doubles are exact to a quarter of a microsecond; sums of them a little less. */
const rounding = 0.01;

/** The shortest time, in seconds that SES counts (or the time of one message, below one a second), of one too many. */
function shortestOfOneTooMany(arrivals: Arrival[], rate: number): number {
  const most = Math.max(1, Math.floor(rate));
  const spans = arrivals.slice(most).map(({ at }, i) => at - (arrivals[i]?.at ?? 0));
  return (Math.min(...spans) / 1000) * Math.min(1, rate);
}

const inLane = (arrivals: Arrival[], lane: string) => arrivals.filter((arrival) => arrival.lane === lane).length;

async function turnsOf(pace: Pacing, lane: "bulk" | "express" = "bulk", count = 50) {
  const answer = await reserve(pace.context, lane, count);
  if ("retryInMs" in answer) throw new Error(`No turn for ${answer.retryInMs} ms.`);
  return answer.turns;
}

describe("the rate", () => {
  const rates = fc.oneof(fc.constantFrom(1, 14, 50, 100), fc.double({ min: 0.2, max: 300, noNaN: true }));
  const senders = fc.array(
    fc.record<Sender>({
      lane: fc.constantFrom("bulk", "express"),
      wave: fc.integer({ min: 1, max: 50 }),
      pause: fc.constantFrom(0, 0, 30, 700),
      patience: fc.oneof(fc.constant(1), fc.constantFrom(4, 16, 64), fc.double({ min: 1, max: 64, noNaN: true })),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const chances = () => fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));

  test("no second holds more than SES allows, whatever the senders, their order and how late their messages come", async () => {
    await fc.assert(
      fc.asyncProperty(rates, senders, chances(), chances(), async (rate, team, slow, late) => {
        const chance = (of: fc.Stream<number>) => of.next().value ?? 0;
        const pace = pacing(rate, () => Math.floor(chance(slow) ** 4 * 60));
        // Long enough for some turns, even where one of them is lost.
        const arrivals = await sendFor(pace, Math.max(6, 6 / rate), team, {
          ready: (toleranceMs) => chance(late) * toleranceMs,
          signing: () => chance(late) ** 4 * 30,
          way: () => chance(late) * longestWayMs(rate),
        });
        expect(arrivals.length).toBeGreaterThan(0);
        expect(shortestOfOneTooMany(arrivals, rate)).toBeGreaterThanOrEqual(1 - rounding / 1000);
      }),
      { numRuns: 60 },
    );
  });

  for (const [rate, seconds, wave] of [
    [0.2, 600, 10],
    [1, 300, 10],
    [14, 60, 10],
    [14, 60, 50],
    [100, 60, 10],
    [100, 60, 50],
    [500, 20, 10],
  ] as const) {
    test(`at least 97 % of ${rate} a second, in waves of ${wave}, are used by either lane alone and by both together`, async () => {
      const teams = [
        crew(8, { lane: "bulk", wave }),
        crew(8, { lane: "express", wave }),
        [...crew(8, { lane: "bulk", wave }), ...crew(4, { lane: "express", wave })],
      ];
      for (const team of teams) {
        const arrivals = await sendFor(
          pacing(rate, () => 3),
          seconds,
          team,
        );
        expect(arrivals.length / (rate * seconds)).toBeGreaterThanOrEqual(0.97 - 1 / (rate * seconds));
      }
    });
  }

  test("at ten thousand a second turns are a tenth of a millisecond apart", async () => {
    expect(await turnsOf(pacing(10_000))).toMatchObject({ count: 50, interval: 0.1 / rateUse });
  });

  test("a pacer that has been idle does not catch up", async () => {
    const pace = pacing(10);
    await turnsOf(pace);
    pace.machine.advance({ minutes: 10 });
    const { start, leadMs } = await turnsOf(pace);
    expect(start).toBe(pace.machine.now().epochMilliseconds + leadMs);
  });

  test("messages that leave late in a patient wave crowd neither each other nor those behind them", async () => {
    for (const rate of [1, 14, 50, 100, 200]) {
      for (const patience of [1, 4, 8, 64]) {
        const pace = pacing(rate);
        const team: Sender[] = [{ lane: "bulk", wave: 50, patience }, ...crew(3, { lane: "bulk", wave: 50 })];
        const delays = { ready: (toleranceMs: number) => 0.95 * toleranceMs, signing: () => 0, way: () => 0 };
        const arrivals = await sendFor(pace, 8, team, delays);
        expect(arrivals.length).toBeGreaterThan(rate);
        expect(shortestOfOneTooMany(arrivals, rate)).toBeGreaterThanOrEqual(1 - rounding / 1000);
      }
    }
  });

  test("a clock that was days ahead once keeps nobody from sending, and slows nobody for longer than usual", async () => {
    const ahead = pacing(14);
    ahead.machine.advance({ hours: 72 });
    await turnsOf(ahead, "bulk");
    await turnsOf(ahead, "express");
    await slowDown(ahead.context);
    const right = pacing(14);
    right.context.store.pacer = ahead.context.store.pacer;
    const { start, leadMs } = await turnsOf(right, "express", 1);
    expect(start).toBe(right.machine.now().epochMilliseconds + leadMs);
    right.machine.advance({ milliseconds: right.context.delivery.recoverMs });
    expect((await turnsOf(right)).interval).toBeCloseTo(1000 / 14 / rateUse);
  });

  test("turns too far away are left to others, with the time to come back", async () => {
    const pace = pacing(0.05);
    const answers = [];
    for (let i = 0; i < 8; i += 1) answers.push(await reserve(pace.context, "bulk", 50));
    const far = answers.filter((answer) => "retryInMs" in answer);
    expect(far.length).toBeGreaterThan(0);
    for (const { retryInMs } of far) expect(retryInMs).toBeGreaterThan(6000);
    for (const answer of answers) if ("turns" in answer) expect(answer.turns.count).toBe(1);
  });
});

describe("the lanes", () => {
  const bulk = crew(8, { lane: "bulk", wave: 10 });

  for (const rate of [14, 50, 200]) {
    test(`with work for both, each has its share of ${rate} a second`, async () => {
      const team = [...bulk, ...crew(40, { lane: "express", wave: 1 })];
      const arrivals = await sendFor(
        pacing(rate, () => 2),
        60,
        team,
      );
      const all = rate * rateUse * 60;
      expect(inLane(arrivals, "express") / all).toBeGreaterThan(0.18);
      expect(inLane(arrivals, "bulk") / all).toBeGreaterThan(0.77);
    });
  }

  test("now and then a letter waits no longer than bulk reserves ahead, and costs bulk no turn", async () => {
    const team: Sender[] = [...bulk, { lane: "express", wave: 1, pause: 1500 }];
    const arrivals = await sendFor(
      pacing(50, () => 2),
      60,
      team,
    );
    expect(arrivals.length / (50 * 60)).toBeGreaterThan(0.97);
    const letters = arrivals.filter(({ lane }) => lane === "express");
    expect(letters.length).toBeGreaterThan(15);
    for (const { at, asked } of letters) expect(at - asked).toBeLessThan(2300);
  });

  test("bulk that comes to a flood of letters gets its share", async () => {
    const pace = pacing(5, () => 2);
    const flood = sendFor(pace, 90, crew(80, { lane: "express", wave: 1 }));
    await pace.machine.wait(20_000);
    const from = pace.machine.now().epochMilliseconds + 15_000;
    const late = sendFor(pace, 70, bulk);
    const during = [...(await flood), ...(await late)].filter(({ at }) => at >= from && at < from + 50_000);
    expect(inLane(during, "bulk") / during.length).toBeGreaterThan(0.7);
  });
});

describe("what SES says", () => {
  test("a changed quota takes effect at the next wave", async () => {
    const pace = pacing(10);
    await turnsOf(pace, "bulk", 5);
    pace.rate = 100;
    expect((await turnsOf(pace, "bulk", 5)).interval).toBeCloseTo(10 / rateUse);
  });

  test("until SES has told anybody its rate, a new account's is kept to", async () => {
    expect((await turnsOf(pacing(undefined))).interval).toBeCloseTo(1000 / rateUse);
  });

  test("a sender that SES has not told its rate goes by what it told others", async () => {
    const pace = pacing(40);
    await turnsOf(pace, "bulk", 5);
    pace.rate = undefined;
    expect((await turnsOf(pace, "bulk", 5)).interval).toBeCloseTo(25 / rateUse);
    expect((await turnsOf(pace, "bulk", 5)).interval).toBeCloseTo(25 / rateUse);
  });

  test("throttled, all senders go slower by a fifth, once a second however many are told", async () => {
    const pace = pacing(100);
    for (let i = 0; i < 5; i += 1) await slowDown(pace.context);
    expect((await turnsOf(pace)).interval).toBeCloseTo(10 / rateUse / 0.8);
    pace.machine.advance({ seconds: 1 });
    await slowDown(pace.context);
    const recovered = 0.8 + (0.2 * 1000) / pace.context.delivery.recoverMs;
    expect((await turnsOf(pace)).interval).toBeCloseTo(10 / rateUse / (0.8 * recovered));
  });

  test("throttled for long, a tenth of the rate remains", async () => {
    const pace = pacing(100);
    for (let i = 0; i < 60; i += 1) {
      await slowDown(pace.context);
      pace.machine.advance({ seconds: 1 });
    }
    await slowDown(pace.context);
    expect((await turnsOf(pace)).interval).toBeCloseTo(100 / rateUse);
  });

  test("the whole rate comes back evenly", () => {
    const slowed = { factor: 0.4, at: 1000 };
    expect([900, 1000, 16_000, 31_000, 61_000, 99_000].map((now) => factorAt(slowed, now, 60_000))).toEqual([
      0.4, 0.4, 0.55, 0.7, 1, 1,
    ]);
  });
});

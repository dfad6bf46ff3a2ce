import fc from "fast-check";
import { expect, test } from "vitest";
import { SendingRate } from "../../local/ses/rate.ts";

test("no second ever holds more than the rate, and a second without messages takes the whole rate", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
      (perSecond, gaps) => {
        let now = 0;
        const rate = new SendingRate(perSecond, () => now);
        const accepted: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const inWindow = accepted.filter((at) => at > now - 1000).length;
          const taken = rate.take(1);
          expect(taken).toBe(inWindow < perSecond);
          if (taken) accepted.push(now);
        }
      },
    ),
  );
});

test("a rate below one a second lets one message go in as many seconds as it takes", () => {
  let now = 0;
  const rate = new SendingRate(0.5, () => now);
  const taken: number[] = [];
  for (; now < 8_000; now += 100) if (rate.take(1)) taken.push(now);
  expect(taken).toEqual([0, 2_000, 4_000, 6_000]);
});

test("a rate between two whole numbers is the lower one", () => {
  const rate = new SendingRate(2.5, () => 0);
  expect([rate.take(1), rate.take(1), rate.take(1)]).toEqual([true, true, false]);
});

test("a message to more recipients than the rate takes a whole second", () => {
  let now = 0;
  const rate = new SendingRate(10, () => now);
  expect([rate.take(50), rate.take(1)]).toEqual([true, false]);
  now = 1000;
  expect(rate.take(1)).toBe(true);
});

test("the log of accepted messages does not grow with their number", () => {
  let now = 0;
  const rate = new SendingRate(5000, () => now);
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < 1_000_000; i += 1) {
    now += 1;
    rate.take(1);
  }
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
});

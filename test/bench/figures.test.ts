import { expect, test } from "vitest";
import { batchesOf } from "../../bench/cost/event-source.ts";
import { costAMessage, eventPath, perRecipientDesign, withoutEvents } from "../../bench/cost/model.ts";
import { median } from "../../bench/figures.ts";
import { isMet, isSane } from "../../bench/row.ts";

const arrivals = (n: number, everyMs: number) =>
  Array.from({ length: n }, (_, i) => ({ at: i * everyMs, body: `${i}` }));
const nothing = { reads: 0, writes: 0, sqsRequests: 0, invocations: 0, handlerSeconds: 0 };

test("a median is the middle one, or between the two middle ones", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 9, 4, 6])).toBe(5);
  expect(() => median([])).toThrow(RangeError);
});

test("a poller's batch ends when it is full or its window is over, and no event is lost", () => {
  const full = batchesOf(arrivals(1_000, 1), { batchSize: 100, windowMs: 10_000, pollers: 2 });
  expect(full.map((batch) => batch.length)).toEqual(Array(10).fill(100));
  const slow = batchesOf(arrivals(60, 1_000), { batchSize: 100, windowMs: 9_500, pollers: 1 });
  expect(slow.map((batch) => batch.length)).toEqual(Array(6).fill(10));
  expect(new Set(full.flat()).size).toBe(1_000);
});

test("units are priced as AWS prices them", () => {
  const units = { plan: nothing, deliver: { ...nothing, writes: 1e6, reads: 1e6 }, feedback: nothing };
  const cost = costAMessage({ recipients: 1, rate: 50, seconds: 1, units, events: 0, eventBytes: 0 });
  expect(withoutEvents(cost)).toBeCloseTo(0.625 + 0.125);
  expect(eventPath(cost)).toBe(0);
});

test("a record and a message for each recipient come to about five dollars a million", () => {
  expect(1e6 * perRecipientDesign()).toBeGreaterThan(4.5);
  expect(1e6 * perRecipientDesign()).toBeLessThan(5.5);
});

test("a budget is met up to its limit, and a figure that is none is not sane", () => {
  const row = (share: number) => ({ what: "", measured: "", atMost: "", share });
  expect([0.5, 1, 1.01].map((share) => isMet(row(share)))).toEqual([true, true, false]);
  expect([1, 7, Number.NaN].map((share) => isSane(row(share)))).toEqual([true, false, false]);
});

import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { instant } from "../../hub/clock.ts";
import type { ZoneSince } from "../../hub/subscribers/subscriber.ts";
import { moveTo, zoneAt } from "../../hub/subscribers/zones.ts";

const origin = instant("2027-01-01T00:00:00Z");
const at = (hours: number) => origin.add({ hours });
const places = ["Europe/Brussels", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago"];

/** Moves of a restless reader: hours since the last one, and where to. */
const moves = fc.array(fc.tuple(fc.nat(24 * 10), fc.constantFrom(...places)), { minLength: 1, maxLength: 12 });

function travelled(steps: [number, string][]) {
  let now = 0;
  let zones: ZoneSince[] = [];
  const truth: { since: number; zone: string }[] = [];
  for (const [later, zone] of steps) {
    now += later;
    zones = moveTo(zones, zone, at(now));
    truth.push({ since: now, zone });
  }
  return { zones, truth, now };
}

test("a reader's zone is the one of that time, for as long back as a reminder can ask", () => {
  fc.assert(
    fc.property(moves, fc.nat(24 * 7 - 1), (steps, back) => {
      const { zones, truth, now } = travelled(steps);
      const asked = now - back;
      const then = truth.findLast(({ since }) => since <= asked) ?? truth[0];
      expect(zoneAt(zones, at(asked))).toBe(then?.zone);
    }),
    { numRuns: 1000 },
  );
});

test("the newest zone holds from its beginning on", () => {
  fc.assert(
    fc.property(moves, fc.nat(10_000), (steps, ahead) => {
      const { zones, now } = travelled(steps);
      expect(zoneAt(zones, at(now + ahead))).toBe(steps.at(-1)?.[1]);
    }),
  );
});

test("the timeline is in order, without neighbours alike, and is not kept for ever", () => {
  fc.assert(
    fc.property(moves, (steps) => {
      const { zones, now } = travelled(steps);
      const since = zones.map((one) => instant(one.since).epochMilliseconds);
      expect(since).toEqual(since.toSorted((a, b) => a - b));
      for (const [i, { zone }] of zones.entries()) expect(zone).not.toBe(zones[i + 1]?.zone);
      const horizon = at(now).subtract({ hours: 24 * 7 });
      const ended = zones.filter((_, i) => {
        const next = zones[i + 1];
        return next !== undefined && Temporal.Instant.compare(instant(next.since), horizon) <= 0;
      });
      // What ended a week before the last move is gone with that move; a move that is none forgets nothing.
      if (steps.at(-1)?.[1] !== steps.at(-2)?.[1]) expect(ended).toEqual([]);
    }),
  );
});

test("moving nowhere changes nothing", () => {
  const { zones } = travelled([
    [0, "Europe/Brussels"],
    [5, "Asia/Kathmandu"],
  ]);
  expect(moveTo(zones, "Asia/Kathmandu", at(9))).toBe(zones);
});

test("before the first known zone, the first holds; without any there is no answer", () => {
  expect(zoneAt([{ zone: "Asia/Kathmandu", since: "2027-05-01T00:00:00Z" }], origin)).toBe("Asia/Kathmandu");
  expect(() => zoneAt([], origin)).toThrow("without a zone");
});

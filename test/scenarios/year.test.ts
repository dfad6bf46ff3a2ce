import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Act, act } from "./year/acts.ts";
import { live } from "./year/live.ts";
import { faults } from "./year/promises.ts";

/** The same years each time, where somebody waits for a change; YEARS=200 lives through that many others, at random. */
const others = Number(process.env.YEARS ?? 0);
const { seed, numRuns } = others > 0 ? { seed: undefined, numRuns: others } : { seed: 2027, numRuns: 10 };

/** Years that broke a promise once. */
const remembered: Act[][] = [
  // A process dies with a notice on its way, and nobody comes back to it for a while.
  [
    { do: "move", days: 7, hour: 0 },
    { do: "announce" },
    { do: "pass", minutes: 2101 },
    { do: "move", days: 1, hour: 0 },
    { do: "join", name: "ben", zone: "Europe/Brussels" },
    { do: "crash", nr: 15, made: true },
    { do: "pass", minutes: 1440 },
    { do: "announce" },
  ],
  // A notice is cut off by a crash, and staff change the meeting before it goes on.
  [
    { do: "announce" },
    { do: "move", days: 1, hour: 0 },
    { do: "crash", nr: 10, made: false },
    { do: "pass", minutes: 20 },
    { do: "join", name: "ana", zone: "Europe/Brussels" },
    { do: "crash", nr: 0, made: false },
    { do: "pass", minutes: 1440 },
    { do: "month", months: 1 },
    { do: "down", minutes: 20 },
    { do: "month", months: 1 },
    { do: "down", minutes: 20 },
    { do: "announce" },
    { do: "cancel" },
  ],
];

test(
  "whatever staff, readers and crashes do in a year, no promise about meetings is broken",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async (acts) => {
        const year = await live(acts);
        expect(faults(year)).toEqual([]);
      }),
      { numRuns, examples: remembered.map((acts) => [acts]), ...(seed === undefined ? {} : { seed }) },
    );
  },
  60_000 * numRuns,
);

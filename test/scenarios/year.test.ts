import * as fc from "fast-check";
import { expect, test } from "vitest";
import { act } from "./year/acts.ts";
import { live } from "./year/live.ts";
import { faults } from "./year/promises.ts";

/** More with YEARS=200, where nobody waits for it. */
const numRuns = Number(process.env.YEARS ?? 10);

test(
  "whatever staff, readers and crashes do in a year, no promise about meetings is broken",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 30 }), async (acts) => {
        const year = await live(acts);
        expect(faults(year)).toEqual([]);
      }),
      { numRuns },
    );
  },
  60_000 * numRuns,
);

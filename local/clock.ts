import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Clock, systemClock } from "../hub/clock.ts";
import { readIfThere, writePrivate } from "./data-dir.ts";

const file = "clock.json";
const century = 100 * 366 * 24 * 60 * 60 * 1000;
const shape = z.object({ aheadMs: z.int().min(-century).max(century) });

/** The hub's clock on a laptop: the machine's, moved. How far is kept in DATA_DIR. */
export interface MovableClock extends Clock {
  set(instant: Temporal.Instant): void;
}

export function openClock(dataDir: string): MovableClock {
  let ahead = readIfThere(dataDir, file, shape)?.aheadMs ?? 0;
  return {
    now: () => systemClock.now().add({ milliseconds: ahead }),
    set(instant) {
      ahead = instant.epochMilliseconds - systemClock.now().epochMilliseconds;
      writePrivate(dataDir, file, { aheadMs: ahead });
    },
  };
}

/** Where a clock would be; days are 24 hours. @throws RangeError beyond the calendar */
export const advanced = (clock: Clock, duration: Temporal.Duration): Temporal.Instant =>
  clock.now().toZonedDateTimeISO("UTC").add(duration).toInstant();

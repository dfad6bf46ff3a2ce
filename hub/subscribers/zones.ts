import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { ZoneSince } from "./subscriber.ts";

/** Longer than any reminder's window over all zones (+14:00 to −12:00), with room for late ones. */
const kept = Temporal.Duration.from({ hours: 24 * 7 });

/** The reader moved: adds the zone and forgets those that no running reminder can ask for. */
export function moveTo(zones: ZoneSince[], zone: string, now: Temporal.Instant): ZoneSince[] {
  if (zones.at(-1)?.zone === zone) return zones;
  const horizon = now.subtract(kept);
  const needed = zones.filter((_, i) => {
    const until = zones[i + 1]?.since;
    return until === undefined || Temporal.Instant.compare(instant(until), horizon) > 0;
  });
  return [...needed, { zone, since: iso(now) }];
}

/** The zone at an instant; the first known one for an instant before it. */
export function zoneAt(zones: ZoneSince[], at: Temporal.Instant): string {
  const then = zones.findLast(({ since }) => Temporal.Instant.compare(instant(since), at) <= 0) ?? zones[0];
  if (!then) throw new Error("A subscriber without a zone.");
  return then.zone;
}

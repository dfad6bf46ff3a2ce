import { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { walkShard } from "../sends/audience.ts";
import { shardName, shards } from "../subscribers/address.ts";
import type { Meeting } from "./meeting.ts";
import { offsetKey } from "./reminder-offset.ts";
import { dueIn, handledThrough, remindersOf } from "./reminders.ts";
import { spanOf } from "./times.ts";

/** A reminder at one instant, for the readers of the zones where it falls due then. */
export interface PlannedReminder {
  /** As in the meeting's plan: `P1D@09:00`, `PT1H`. */
  offset: string;
  due: string;
  /** Only those that somebody lives in. */
  zones: string[];
  /** Who would get it if the list stayed as it is. */
  recipients: number;
  /** `past`: its time had come before it was promised, or it has been seen to; `after`: it would follow the start. */
  state: "ahead" | "past" | "after";
}

/**
 * When a meeting's reminders go out, and to how many, by the list as it is now: an editor's preview. The meeting need
 * not be kept; a cancelled one has none. Reads the whole audience index; nothing is written.
 */
export async function reminderPlan(
  context: Pick<Context, "store" | "clock">,
  meeting: Meeting,
): Promise<PlannedReminder[]> {
  const start = spanOf(meeting.input)?.start;
  if (!start || meeting.state === "cancelled") return [];
  const readers = await readersByZone(context);
  const now = iso(context.clock.now());
  const seen = [now, handledThrough(meeting) ?? ""].sort().at(-1) ?? now;
  const planned = new Map<string, PlannedReminder>();
  for (const offset of remindersOf(meeting)) {
    for (const [zone, count] of readers) {
      const due = dueIn(start, offset, zone);
      const key = `${iso(due)} ${offsetKey(offset)}`;
      const isAfter = Temporal.Instant.compare(due, start.toInstant()) >= 0;
      const state = isAfter ? "after" : iso(due) <= seen ? "past" : "ahead";
      const one = planned.get(key) ?? { offset: offsetKey(offset), due: iso(due), zones: [], recipients: 0, state };
      one.zones.push(zone);
      one.recipients += count;
      planned.set(key, one);
    }
  }
  return [...planned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => ({ ...one, zones: one.zones.sort() }));
}

/** How many of those who chose reminders live in each zone. */
async function readersByZone({ store }: Pick<Context, "store">): Promise<Map<string, number>> {
  const readers = new Map<string, number>();
  for (let shard = 0; shard < shards; shard += 1) {
    for await (const { entries } of walkShard({ store }, { topic: "reminders" }, shardName(shard))) {
      for (const { zones } of entries) {
        const zone = zones.at(-1)?.zone;
        if (zone !== undefined) readers.set(zone, (readers.get(zone) ?? 0) + 1);
      }
    }
  }
  return readers;
}

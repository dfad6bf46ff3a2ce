import { instant } from "../clock.ts";
import type { Context } from "../context.ts";
import { type SubscriberId, shardName, shards } from "../subscribers/address.ts";
import type { AudienceEntry } from "../subscribers/subscriber.ts";
import type { Topic } from "../subscribers/topics.ts";
import { zoneAt } from "../subscribers/zones.ts";
import { type Told, toldIn } from "./told.ts";

/** Who a send is for. Zones and `joinedBy` narrow a reminder to those whose hour has come. */
export interface Audience {
  /** Absent: whatever they chose, for they were told before. */
  topic?: Topic;
  /** Only readers whose zone was one of these at `zonesAt`. */
  zones?: string[];
  zonesAt?: string;
  /** Only those who had confirmed by then: nobody gets a back-dated reminder. */
  joinedBy?: string;
  told?: Told;
}

const pageSize = 500;

/** Whether a send is for this subscriber, by what the audience index knows; delivery looks again. */
export function belongs(audience: Audience, entry: AudienceEntry): boolean {
  if (audience.topic !== undefined && !entry.topics.includes(audience.topic)) return false;
  if (audience.joinedBy !== undefined && entry.confirmedAt > audience.joinedBy) return false;
  if (audience.zones === undefined || audience.zonesAt === undefined) return true;
  return audience.zones.includes(zoneAt(entry.zones, instant(audience.zonesAt)));
}

/** A page of a shard's walk: whom the send is for, of how many. */
export interface Walked {
  entries: AudienceEntry[];
  looked: number;
}

/** Walks one shard of an audience in the order of ids, behind `after`. */
export async function* walkShard(
  { store }: Pick<Context, "store">,
  audience: Audience,
  shard: string,
  after?: SubscriberId,
): AsyncGenerator<Walked> {
  const told = audience.told ? toldIn({ store }, audience.told, shard) : undefined;
  for (let walked = after; ; ) {
    const page = await store.subscribers.audience(shard, walked, pageSize);
    const last = page.at(-1)?.id;
    if (last === undefined) return;
    walked = last;
    const entries: AudienceEntry[] = [];
    for (const entry of page) if (belongs(audience, entry) && (!told || (await told(entry)))) entries.push(entry);
    yield { entries, looked: page.length };
  }
}

/** Of a list where the send is for very few, this many are looked at: that is a large list. */
const longestLook = 20_000;

/** Whether an audience has more than `limit` members, or is too few among too many to tell. */
export async function exceeds(context: Pick<Context, "store">, audience: Audience, limit: number): Promise<boolean> {
  let found = 0;
  let looked = 0;
  for (let shard = 0; shard < shards; shard += 1) {
    for await (const { entries, looked: more } of walkShard(context, audience, shardName(shard))) {
      found += entries.length;
      looked += more;
      if (found > limit || looked > longestLook) return true;
    }
  }
  return false;
}

import { instant } from "../clock.ts";
import type { Context } from "../context.ts";
import { type SubscriberId, shardName, shards } from "../subscribers/address.ts";
import type { AudienceEntry } from "../subscribers/subscriber.ts";
import type { Topic } from "../subscribers/topics.ts";
import { zoneAt } from "../subscribers/zones.ts";

/** Who a send is for. Zones and `joinedBy` narrow a reminder to those whose hour has come. */
export interface Audience {
  topic: Topic;
  /** Only readers whose zone was one of these at `zonesAt`. */
  zones?: string[];
  zonesAt?: string;
  /** Only those who had confirmed by then: nobody gets a back-dated reminder. */
  joinedBy?: string;
}

const pageSize = 500;

/** Whether a send is for this subscriber, by what the audience index knows; delivery looks again. */
export function belongs(audience: Audience, entry: AudienceEntry): boolean {
  if (!entry.topics.includes(audience.topic)) return false;
  if (audience.joinedBy !== undefined && entry.confirmedAt > audience.joinedBy) return false;
  if (audience.zones === undefined || audience.zonesAt === undefined) return true;
  return audience.zones.includes(zoneAt(entry.zones, instant(audience.zonesAt)));
}

/** A page of a shard's walk: whom the send is for, of how many. */
export interface Walked {
  ids: SubscriberId[];
  looked: number;
}

/** Walks one shard of an audience in the order of ids, behind `after`. */
export async function* walkShard(
  { store }: Pick<Context, "store">,
  audience: Audience,
  shard: string,
  after?: SubscriberId,
): AsyncGenerator<Walked> {
  for (let walked = after; ; ) {
    const page = await store.subscribers.audience(shard, walked, pageSize);
    const last = page.at(-1)?.id;
    if (last === undefined) return;
    walked = last;
    yield { ids: page.filter((entry) => belongs(audience, entry)).map((entry) => entry.id), looked: page.length };
  }
}

/** Of a list where the send is for very few, this many are looked at: that is a large list. */
const longestLook = 20_000;

/** Whether an audience has more than `limit` members, or is too few among too many to tell. */
export async function exceeds(context: Pick<Context, "store">, audience: Audience, limit: number): Promise<boolean> {
  let found = 0;
  let looked = 0;
  for (let shard = 0; shard < shards; shard += 1) {
    for await (const { ids, looked: more } of walkShard(context, audience, shardName(shard))) {
      found += ids.length;
      looked += more;
      if (found > limit || looked > longestLook) return true;
    }
  }
  return false;
}

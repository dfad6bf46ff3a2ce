import { instant } from "../clock.ts";
import type { Context } from "../context.ts";
import { type SubscriberId, shardName, shardOf, shards } from "../subscribers/address.ts";
import type { AudienceEntry } from "../subscribers/subscriber.ts";
import type { Topic } from "../subscribers/topics.ts";
import { zoneAt } from "../subscribers/zones.ts";
import { type Told, toldIn } from "./told.ts";

/** Stands where a topic does, and is none: nobody can choose it. Of `only`, delivery lets through who is a simulator. */
export const simulator = "simulator";

/** Who a send is for. Zones and `joinedBy` narrow a reminder to those whose hour has come. */
export interface Audience {
  /** Absent: whatever they chose, for they were told before. */
  topic?: Topic | typeof simulator;
  /** With `simulator`, and never without: those of a smoke test (hub/smoke), whatever they chose. */
  only?: SubscriberId[];
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
  if (audience.topic === simulator) return audience.only?.includes(entry.id) ?? false;
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
  if (audience.only) return yield* lookUp({ store }, audience, audience.only, shard, after);
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

/** The same for an audience of few, who are looked up one by one: in a list of a million a walk would take minutes. */
async function* lookUp(
  { store }: Pick<Context, "store">,
  audience: Audience,
  ids: SubscriberId[],
  shard: string,
  after = "",
): AsyncGenerator<Walked> {
  const wanted = ids.filter((id) => shardOf(id) === shard && id > after).sort();
  for (const id of wanted) {
    // The index is read behind a place: what an id begins with is just before the id.
    const page = await store.subscribers.audience(shard, id.slice(0, -1), 1);
    yield { entries: page.filter((entry) => entry.id === id && belongs(audience, entry)), looked: page.length };
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

import * as z from "zod";
import { language } from "../../hub/config.ts";
import type { SubscriberStore } from "../../hub/ports.ts";
import { shardName, shardOf, shards } from "../../hub/subscribers/address.ts";
import type { AudienceEntry, Subscriber, SubscriberState } from "../../hub/subscribers/subscriber.ts";
import { topic } from "../../hub/subscribers/topics.ts";
import { decodeCursor, encodeCursor, sortKey } from "./cursor.ts";
import { listing } from "./schema.ts";
import { shapes } from "./shapes.ts";
import { hasRev, type Item, type Table } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

const zones = z.array(z.object({ zone: z.string(), since: z.string() }));
const audienceEntry = z.object({
  listAt: z.string(),
  topics: z.array(topic),
  zones,
  confirmedAt: z.string(),
});
const known = {
  id: z.string(),
  rev: z.number(),
  createdAt: z.string(),
  stateAt: z.string(),
};
const profile = z.object({ name: z.string(), language, zone: z.string(), topics: z.array(topic) });
const consent = z.object({
  wording: z.string(),
  language: z.string(),
  at: z.string(),
  source: z.string(),
  network: z.string(),
  confirmedAt: z.string().exactOptional(),
  withdrawnAt: z.string().exactOptional(),
});
/** Topics stand beside the profile, where the index can project them. */
const stored = z.discriminatedUnion("state", [
  z.object({
    ...known,
    state: z.enum(["pending", "active", "unsubscribed", "bounced", "complained"]),
    email: z.string(),
    profile: profile.omit({ topics: true }),
    topics: z.array(topic),
    zones,
    consents: z.array(consent),
    signUp: z.object({ at: z.number(), profile }).exactOptional(),
    confirmedAt: z.string().exactOptional(),
    lastConfirmed: z.number().exactOptional(),
  }),
  z.object({ ...known, state: z.literal("erased") }),
]);

const keyOf = (id: string) => ({ pk: `SUBSCRIBER#${id}`, sk: "SUBSCRIBER" });
const activeList = (shard: string) => `active#${shard}`;
const otherList = (shard: string) => `other#${shard}`;

function toItem(subscriber: Subscriber): Item {
  const shard = shardOf(subscriber.id);
  const key = { ...keyOf(subscriber.id), v: presentVersion(shapes.subscriber), listAt: subscriber.id };
  if (subscriber.state === "erased") return { ...subscriber, ...key, list: otherList(shard) };
  const { topics, ...chosen } = subscriber.profile;
  const list = subscriber.state === "active" ? activeList(shard) : otherList(shard);
  return { ...subscriber, ...key, profile: chosen, topics, list };
}

function fromItem(item: Item): Subscriber {
  const subscriber = stored.parse(upgraded(shapes.subscriber, item));
  if (subscriber.state === "erased") return subscriber;
  const { topics, ...rest } = subscriber;
  return { ...rest, profile: { ...rest.profile, topics } };
}

export function createSubscriberStore(table: Table): SubscriberStore {
  const knownZones = new Set<string>();
  const readIds = async (ids: string[]) => {
    const items = await table.getMany([...new Set(ids)].map(keyOf));
    return new Map(items.map((item) => fromItem(item)).map((subscriber) => [subscriber.id, subscriber]));
  };
  return {
    async get(id) {
      const item = await table.get(keyOf(id));
      return item && fromItem(item);
    },
    getMany: readIds,
    async put(subscriber) {
      await table.put(toItem({ ...subscriber, rev: subscriber.rev + 1 }), hasRev(subscriber.rev));
    },
    async audience(shard, after, limit) {
      const { items } = await table.query(listedBehind(activeList(shard), after ?? first, limit));
      return items.map((item): AudienceEntry => {
        const { listAt, ...entry } = audienceEntry.parse(item);
        return { id: listAt, ...entry };
      });
    },
    async list({ state }, limit, next) {
      const walk = listsFor(state);
      const place = z.object({ list: z.number().int().min(0).max(walk.length), after: sortKey });
      let { list, after } = decodeCursor(next, place) ?? { list: 0, after: first };
      const found: Subscriber[] = [];
      while (list < walk.length && found.length < limit) {
        const ids = await idsOn(table, walk[list] ?? "", after, limit - found.length);
        const people = await readIds(ids);
        found.push(...ids.flatMap((id) => people.get(id) ?? []).filter((one) => !state || one.state === state));
        const last = ids.at(-1);
        if (last === undefined) list += 1;
        after = last ?? first;
      }
      return list < walk.length ? { items: found, next: encodeCursor({ list, after }) } : { items: found };
    },
    async zones() {
      const item = await table.get({ pk: "ZONES", sk: "ZONES" });
      return [...z.object({ zones: z.set(z.string()) }).parse(item ?? { zones: new Set() }).zones].sort();
    },
    async addZone(zone) {
      if (knownZones.has(zone)) return;
      await table.update(
        { pk: "ZONES", sk: "ZONES" },
        { UpdateExpression: "ADD #zones :zone", names: { "#zones": "zones" }, values: { ":zone": new Set([zone]) } },
      );
      knownZones.add(zone);
    },
  };
}

const listsFor = (state: SubscriberState | undefined): string[] => {
  const all = Array.from({ length: shards }, (_, i) => shardName(i));
  const active = all.map(activeList);
  const others = all.map(otherList);
  return state === "active" ? active : state ? others : [...active, ...others];
};

/** Sorts before every id. */
const first = " ";

async function idsOn(table: Table, list: string, after: string, limit: number): Promise<string[]> {
  const { items } = await table.query(listedBehind(list, after, limit));
  return items.map((item) => z.object({ listAt: z.string() }).parse(item).listAt);
}

const listedBehind = (list: string, after: string, limit: number) => ({
  IndexName: listing.name,
  KeyConditionExpression: "#list = :list AND #at > :after",
  ExpressionAttributeNames: { "#list": listing.partition, "#at": listing.sort },
  ExpressionAttributeValues: { ":list": list, ":after": after },
  Limit: limit,
});

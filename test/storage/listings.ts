import { expect, test } from "vitest";
import type { Page, Store } from "../../hub/ports.ts";
import { shardName } from "../../hub/subscribers/address.ts";
import type { Subscriber, SubscriberState } from "../../hub/subscribers/subscriber.ts";
import type { Fresh } from "./contract.ts";
import { badCursors, everyPage } from "./paging.ts";
import { anActive, aPerson, idOn, idsOn } from "./samples.ts";

const states: Subscriber["state"][] = ["pending", "active", "unsubscribed", "bounced", "complained", "erased"];

/** Two of each state on each of three shards. */
async function community({ subscribers }: Store): Promise<Map<SubscriberState, string[]>> {
  const ids = new Map<SubscriberState, string[]>(states.map((state) => [state, []]));
  const writes = [0, 7, 15].flatMap((shard) =>
    states.flatMap((state, s) =>
      [0, 1].map((n) => {
        const id = idOn(shard, s * 10 + n);
        ids.get(state)?.push(id);
        const at = "2026-11-03T08:15:30Z";
        return subscribers.put(
          state === "erased" ? { id, rev: 0, state, createdAt: at, stateAt: at } : aPerson(id, { state }),
        );
      }),
    ),
  );
  await Promise.all(writes);
  return ids;
}

const idsOf = (page: Page<Subscriber>) => page.items.map(({ id }) => id);

export function listingContract(fresh: Fresh): void {
  test("the audience of a shard is its active subscribers in the order of their ids, page by page", async () => {
    const { subscribers } = await fresh();
    const ids = idsOn(5, 25);
    await Promise.all([...ids, ...idsOn(6, 3)].map((id) => subscribers.put(anActive(id))));
    await subscribers.put(aPerson(idOn(5, 99), { state: "pending" }));
    const pages: string[][] = [];
    for (let after: string | undefined; pages.length < 4; after = pages.at(-1)?.at(-1) ?? after) {
      pages.push((await subscribers.audience(shardName(5), after, 10)).map((entry) => entry.id));
    }
    expect(pages).toEqual([ids.slice(0, 10), ids.slice(10, 20), ids.slice(20), []]);
  });

  test("the audience tells choices and zones, and nothing that names a person", async () => {
    const { subscribers } = await fresh();
    const person = anActive(idOn(5, 1));
    await subscribers.put(person);
    const { id, zones, confirmedAt } = person;
    expect(await subscribers.audience("05", undefined, 10)).toEqual([
      { id, zones, confirmedAt, topics: person.profile.topics },
    ]);
  });

  test("the audience follows each change of state and choice", async () => {
    const { subscribers } = await fresh();
    const id = idOn(2, 1);
    const audience = () => subscribers.audience("02", undefined, 10);
    await subscribers.put(aPerson(id, { state: "pending" }));
    expect(await audience()).toEqual([]);
    await subscribers.put(aPerson(id, { rev: 1 }));
    expect(await audience()).toHaveLength(1);
    const { profile } = aPerson(id);
    await subscribers.put(aPerson(id, { rev: 2, profile: { ...profile, topics: ["recaps"] } }));
    expect(await audience()).toMatchObject([{ topics: ["recaps"] }]);
    await subscribers.put(aPerson(id, { rev: 3, state: "unsubscribed" }));
    expect(await audience()).toEqual([]);
    await subscribers.put(aPerson(id, { rev: 4 }));
    expect(await audience()).toHaveLength(1);
  });

  test("ids of any bytes are walked and read", async () => {
    const { subscribers } = await fresh();
    const bytes = [Buffer.alloc(12, 0), Buffer.alloc(12, 0xf0), Buffer.alloc(12, 0x10), Buffer.alloc(12, 0x80)];
    const ids = bytes.map((id) => id.toString("base64url")).sort();
    for (const id of ids) await subscribers.put(anActive(id));
    expect((await subscribers.audience("00", undefined, 10)).map((entry) => entry.id)).toEqual(ids);
  });

  test("a listing shows everybody once, whatever the size of its pages", async () => {
    const store = await fresh();
    const all = [...(await community(store)).values()].flat().sort();
    for (const size of [5, 36, 200]) {
      const pages = await everyPage((next) => store.subscribers.list({}, size, next));
      expect(pages.every((page) => page.items.length <= size)).toBe(true);
      expect(pages.flatMap(idsOf).sort()).toEqual(all);
    }
  });

  test("a listing by state shows that state, and follows changes", async () => {
    const store = await fresh();
    const ids = await community(store);
    const listed = async (state: SubscriberState) =>
      (await everyPage((next) => store.subscribers.list({ state }, 4, next))).flatMap(idsOf).sort();
    for (const state of states) expect(await listed(state)).toEqual(ids.get(state)?.sort());
    const [left = "", ...stayed] = ids.get("active") ?? [];
    await store.subscribers.put(aPerson(left, { rev: 1, state: "unsubscribed" }));
    expect(await listed("active")).toEqual(stayed.sort());
    expect(await listed("unsubscribed")).toContain(left);
  });

  test("a cursor that we never gave out is refused", async () => {
    const { subscribers } = await fresh();
    for (const cursor of badCursors) {
      const refused = expect(subscribers.list({}, 10, cursor), cursor.slice(0, 40)).rejects;
      await refused.toMatchObject({ code: "invalid", fields: [{ field: "next" }] });
    }
  });
}

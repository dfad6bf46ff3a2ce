import { expect, test } from "vitest";
import { WriteConflict } from "../../hub/errors.ts";
import type { Erased, Subscriber } from "../../hub/subscribers/subscriber.ts";
import type { Fresh } from "./contract.ts";
import { aPending, aPerson, idOn, idsOn, tally } from "./samples.ts";

const id = idOn(3, 1);
const erased: Erased = {
  id,
  rev: 0,
  state: "erased",
  createdAt: "2026-11-03T08:15:30Z",
  stateAt: "2026-11-04T00:00:00Z",
};
const kept: Record<string, Subscriber> = {
  "pending, with nothing optional": aPending(id),
  active: aPerson(id),
  unsubscribed: aPerson(id, { state: "unsubscribed" }),
  bounced: aPerson(id, { state: "bounced" }),
  complained: aPerson(id, { state: "complained" }),
  erased,
};

export function subscriberContract(fresh: Fresh): void {
  for (const [name, subscriber] of Object.entries(kept)) {
    test(`one who is ${name} comes back as written, one revision on`, async () => {
      const { subscribers } = await fresh();
      await subscribers.put(subscriber);
      const stored = { ...subscriber, rev: 1 };
      expect(await subscribers.get(id)).toEqual(stored);
      expect([...(await subscribers.getMany([id]))]).toEqual([[id, stored]]);
    });
  }

  test("nobody is known at first", async () => {
    const { subscribers } = await fresh();
    expect(await subscribers.get(id)).toBeUndefined();
    expect(await subscribers.getMany([])).toEqual(new Map());
    expect(await subscribers.getMany([id])).toEqual(new Map());
  });

  test("nothing of a person is left once erased", async () => {
    const { subscribers } = await fresh();
    await subscribers.put(aPerson(id));
    await subscribers.put({ ...erased, rev: 1 });
    expect(await subscribers.get(id)).toEqual({ ...erased, rev: 2 });
    const { items } = await subscribers.list({}, 10);
    expect(items).toEqual([{ ...erased, rev: 2 }]);
  });

  test("a write on what has changed meanwhile is a conflict, and changes nothing", async () => {
    const { subscribers } = await fresh();
    await subscribers.put(aPerson(id));
    const { profile } = aPerson(id);
    for (const rev of [0, 2, 7]) {
      const late = aPerson(id, { rev, profile: { ...profile, name: "Late" } });
      await expect(subscribers.put(late)).rejects.toThrow(WriteConflict);
    }
    expect(await subscribers.get(id)).toEqual(aPerson(id, { rev: 1 }));
    await subscribers.put(aPerson(id, { rev: 1 }));
    expect((await subscribers.get(id))?.rev).toBe(2);
  });

  test("a change to somebody who does not exist is a conflict", async () => {
    const { subscribers } = await fresh();
    await expect(subscribers.put(aPerson(id, { rev: 1 }))).rejects.toThrow(WriteConflict);
    expect(await subscribers.get(id)).toBeUndefined();
  });

  for (const rev of [0, 1]) {
    test(`of ten writers at revision ${rev} one wins`, async () => {
      const { subscribers } = await fresh();
      if (rev > 0) await subscribers.put(aPerson(id));
      const writes = Array.from({ length: 10 }, (_, i) =>
        subscribers.put(aPerson(id, { rev, email: `writer-${i}@example.org` })),
      );
      const { done, refused } = tally(await Promise.allSettled(writes));
      expect(done).toBe(1);
      expect(refused.every((error) => error instanceof WriteConflict)).toBe(true);
      expect((await subscribers.get(id))?.rev).toBe(rev + 1);
    });
  }

  test("130 are read at once; strangers are absent, and twins come once", async () => {
    const { subscribers } = await fresh();
    const ids = idsOn(9, 130);
    await Promise.all(ids.map((one) => subscribers.put(aPerson(one))));
    const found = await subscribers.getMany([...ids, ...ids.slice(0, 20), idOn(1, 1)]);
    expect([...found.keys()].sort()).toEqual(ids);
    expect(found.get(ids[129] ?? "")).toEqual(aPerson(ids[129] ?? "", { rev: 1 }));
  });

  test("every zone that was added is known, once, in order", async () => {
    const { subscribers } = await fresh();
    expect(await subscribers.zones()).toEqual([]);
    for (const zone of ["Europe/Brussels", "Asia/Kathmandu", "Europe/Brussels"]) await subscribers.addZone(zone);
    await Promise.all(["Pacific/Kiritimati", "Etc/UTC"].map((zone) => subscribers.addZone(zone)));
    expect(await subscribers.zones()).toEqual(["Asia/Kathmandu", "Etc/UTC", "Europe/Brussels", "Pacific/Kiritimati"]);
  });
}

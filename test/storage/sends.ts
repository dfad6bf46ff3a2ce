import { expect, test } from "vitest";
import { WriteConflict } from "../../hub/errors.ts";
import { sendStatuses } from "../../hub/sends/send.ts";
import type { Fresh } from "./contract.ts";
import { badCursors, everyPage } from "./paging.ts";
import { aSend, tally } from "./samples.ts";

const minute = (n: number) => `2026-11-03T08:${String(n).padStart(2, "0")}:00Z`;

export function sendContract(fresh: Fresh): void {
  test("a send comes back as created, at its first revision", async () => {
    const { sends } = await fresh();
    expect(await sends.get("s")).toBeUndefined();
    expect(await sends.create(aSend("s"))).toBe(true);
    expect(await sends.get("s")).toEqual(aSend("s", { rev: 1 }));
  });

  test("a send is created once, and the second wish changes nothing", async () => {
    const { sends } = await fresh();
    const wishes = Array.from({ length: 10 }, (_, i) => sends.create(aSend("s", { by: `wish ${i}` })));
    expect((await Promise.all(wishes)).filter(Boolean)).toHaveLength(1);
    const first = await sends.get("s");
    expect(await sends.create(aSend("s", { by: "late", status: "cancelled" }))).toBe(false);
    expect(await sends.get("s")).toEqual(first);
  });

  test("of ten changes to the same revision one wins", async () => {
    const { sends } = await fresh();
    await sends.create(aSend("s"));
    const changes = Array.from({ length: 10 }, (_, recipients) => sends.put(aSend("s", { rev: 1, recipients })));
    const { done, refused } = tally(await Promise.allSettled(changes));
    expect(done).toBe(1);
    expect(refused.every((error) => error instanceof WriteConflict)).toBe(true);
    expect((await sends.get("s"))?.rev).toBe(2);
  });

  test("a send that does not exist cannot be changed", async () => {
    const { sends } = await fresh();
    await expect(sends.put(aSend("s", { rev: 1 }))).rejects.toThrow(WriteConflict);
    expect(await sends.get("s")).toBeUndefined();
  });

  test("what a change leaves out is gone", async () => {
    const { sends } = await fresh();
    await sends.create(aSend("s"));
    const { pausedBecause: _, parkedUntil: __, ...resumed } = aSend("s", { rev: 1 });
    await sends.put(resumed);
    expect(await sends.get("s")).toEqual({ ...resumed, rev: 2 });
  });

  test("sends are listed newest first, each once, page by page", async () => {
    const { sends } = await fresh();
    // Two at the same time, as tick makes them.
    const made = Array.from({ length: 11 }, (_, i) => aSend(`s-${i}`, { createdAt: minute(Math.floor(i / 2)) }));
    for (const send of made) await sends.create(send);
    for (const size of [1, 4, 11, 50]) {
      const pages = await everyPage((next) => sends.list({}, size, next));
      const listed = pages.flatMap(({ items }) => items);
      expect(pages.every(({ items }) => items.length <= size)).toBe(true);
      expect(listed.map(({ createdAt }) => createdAt)).toEqual(made.map(({ createdAt }) => createdAt).reverse());
      expect(new Set(listed.map(({ id }) => id)).size).toBe(11);
    }
  });

  test("a listing by status shows that status as it now is", async () => {
    const { sends } = await fresh();
    const made = sendStatuses.flatMap((status, s) =>
      [0, 1].map((n) => aSend(`${status}-${n}`, { status, createdAt: minute(s + n * 20) })),
    );
    for (const send of made) await sends.create(send);
    const listed = async (status: (typeof sendStatuses)[number]) =>
      (await everyPage((next) => sends.list({ status }, 3, next))).flatMap(({ items }) => items.map(({ id }) => id));
    for (const status of sendStatuses) expect(await listed(status)).toEqual([`${status}-1`, `${status}-0`]);
    await sends.put(aSend("running-0", { rev: 1, status: "paused", createdAt: minute(3) }));
    expect(await listed("running")).toEqual(["running-1"]);
    expect((await listed("paused")).sort()).toEqual(["paused-0", "paused-1", "running-0"]);
  });

  test("the trouble of a send adds up, and is nobody else's", async () => {
    const { sends } = await fresh();
    await sends.create(aSend("s"));
    expect(await sends.trouble("s")).toEqual({ bounced: 0, complained: 0 });
    expect(await sends.addTrouble("s", { bounced: 2, complained: 0 })).toEqual({ bounced: 2, complained: 0 });
    const many = Array.from({ length: 10 }, () => sends.addTrouble("s", { bounced: 1, complained: 3 }));
    await Promise.all(many);
    expect(await sends.trouble("s")).toEqual({ bounced: 12, complained: 30 });
    expect(await sends.trouble("t")).toEqual({ bounced: 0, complained: 0 });
    expect(await sends.get("s")).toEqual(aSend("s", { rev: 1 }));
  });

  test("a cursor that we never gave out is refused", async () => {
    const { sends } = await fresh();
    for (const cursor of badCursors) {
      const refused = expect(sends.list({}, 10, cursor), cursor.slice(0, 40)).rejects;
      await refused.toMatchObject({ code: "invalid", fields: [{ field: "next" }] });
    }
  });
}

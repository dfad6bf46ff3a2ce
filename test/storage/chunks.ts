import { expect, test } from "vitest";
import type { IndexSets } from "../../hub/sends/chunk.ts";
import { setNames } from "../../hub/sends/sets.ts";
import type { Fresh } from "./contract.ts";
import { aChunk, aSend, dueAt, idOn, idsOn } from "./samples.ts";

const due = dueAt("2027-01-01T00:00:00Z");
const ref = { send: "s", chunk: "00-" };
const ids = idsOn(0, 50);

export function chunkContract(fresh: Fresh): void {
  test("a chunk comes back as created, with ids of any bytes", async () => {
    const { chunks } = await fresh();
    const odd = [Buffer.alloc(12, 0), Buffer.alloc(12, 0xff), Buffer.from("00ff00ff00ff00ff00ff00fb", "hex")];
    const chunk = aChunk("s", [...odd.map((id) => id.toString("base64url")), ...ids.slice(3)]);
    expect(await chunks.get(ref)).toBeUndefined();
    expect(await chunks.create(chunk, due)).toBe(true);
    expect(await chunks.get(ref)).toEqual(chunk);
  });

  test("a chunk of a name is created once: of ten planners one freezes it", async () => {
    const { chunks } = await fresh();
    const planners = ids.slice(0, 10).map((id) => chunks.create(aChunk("s", [id]), due));
    expect((await Promise.all(planners)).filter(Boolean)).toHaveLength(1);
    const first = await chunks.get(ref);
    expect(await chunks.create(aChunk("s", ids), due)).toBe(false);
    expect(await chunks.get(ref)).toEqual(first);
  });

  test("the last chunk of a shard is the planner's cursor", async () => {
    const { chunks, sends } = await fresh();
    await sends.create(aSend("s"));
    expect(await chunks.last("s", "00")).toBeUndefined();
    await chunks.create(aChunk("s", ids.slice(0, 20)), due);
    expect((await chunks.last("s", "00"))?.key).toBe("00-");
    for (const after of [ids[19], ids[39], ids[29]]) await chunks.create(aChunk("s", ids.slice(40), "00", after), due);
    await chunks.create(aChunk("s", [idOn(1, 1)], "01"), due);
    await chunks.create(aChunk("s-2", ids, "00", ids[49]), due);
    expect((await chunks.last("s", "00"))?.key).toBe(`00-${ids[39]}`);
    expect((await chunks.last("s", "01"))?.key).toBe("01-");
    expect(await chunks.last("s", "02")).toBeUndefined();
  });

  test("chunks are listed in the order of their names behind a key, which need not exist", async () => {
    const { chunks, sends } = await fresh();
    await sends.create(aSend("s"));
    const made = ["00", "07", "15"].flatMap((shard) =>
      [undefined, ...ids.slice(0, 9)].map((after) => ({ shard, after })),
    );
    for (const { shard, after } of made.toReversed()) await chunks.create(aChunk("s", ids, shard, after), due);
    const keys = made.map(({ shard, after }) => `${shard}-${after ?? ""}`).sort();
    const list = async (limit: number, after?: string) => (await chunks.list("s", limit, after)).map(({ key }) => key);
    expect(await list(100)).toEqual(keys);
    expect(await list(7)).toEqual(keys.slice(0, 7));
    expect(await list(7, keys[6])).toEqual(keys.slice(7, 14));
    expect(await list(100, "03-between")).toEqual(keys.slice(10));
    expect(await list(7, keys.at(-1))).toEqual([]);
    expect(await chunks.list("none", 7)).toEqual([]);
  });

  test("whoever is a recipient is found in one look, and nobody else is", async () => {
    const { chunks, sends } = await fresh();
    await sends.create(aSend("s"));
    await sends.addTrouble("s", { bounced: 1, complained: 1 });
    // Everybody but the last of each ten; ids of both shards are on the walk, and other sends hold others.
    const walks = [idsOn(0, 50), idsOn(15, 50)];
    for (const walk of walks) {
      const shard = walk === walks[0] ? "00" : "15";
      for (let from = 0; from < 50; from += 10) {
        const after = from === 0 ? undefined : walk[from - 2];
        await chunks.create(aChunk("s", walk.slice(from, from + 9), shard, after), due);
      }
      await chunks.create(aChunk("t", walk, shard), due);
    }
    for (const [place, id] of walks.flatMap((walk) => walk.map((id, i) => [i, id] as const))) {
      const found = await chunks.holding("s", id);
      if (place % 10 === 9) expect(found).toBeUndefined();
      else expect(found?.ids).toContain(id);
      expect((await chunks.holding("t", id))?.ids).toContain(id);
    }
    for (const id of [idOn(0, 99), idOn(1, 1)]) expect(await chunks.holding("s", id)).toBeUndefined();
    expect(await chunks.holding("none", ids[0] ?? "")).toBeUndefined();
  });

  test("somebody's letters are found, the newest first, and nobody else's", async () => {
    const { chunks } = await fresh();
    const [one, other] = [idOn(0, 1), idOn(0, 2)];
    const letter = (id: string, occasion: number) => ({ ...aChunk("welcome", [id]), key: `00-${id}-${occasion}` });
    for (const [id, at] of [
      [one, 1_793_693_730],
      [other, 1_793_693_731],
      [one, 1_793_700_000],
    ] as const) {
      await chunks.create(letter(id, at), due);
    }
    expect(await chunks.letters("welcome", one)).toEqual([letter(one, 1_793_700_000), letter(one, 1_793_693_730)]);
    expect(await chunks.letters("welcome", idOn(0, 3))).toEqual([]);
    expect(await chunks.letters("confirmation", one)).toEqual([]);
  });

  test("outcomes are added to any chunk, leased or done, and say whether it exists", async () => {
    const { chunks } = await fresh();
    expect(await chunks.addOutcomes(ref, { sent: new Set([0]) })).toBe(false);
    expect(await chunks.get(ref)).toBeUndefined();
    await chunks.create(aChunk("s", ids), due);
    expect(await chunks.addOutcomes(ref, { sent: new Set([0]) })).toBe(true);
    await chunks.claim(ref, { owner: "me", until: 200 }, 100);
    expect(await chunks.addOutcomes(ref, { delivered: new Set([0]) })).toBe(true);
    await chunks.record(ref, "me", { sets: {}, done: true });
    expect(await chunks.addOutcomes(ref, { complained: new Set([0]) })).toBe(true);
    const sets = { sent: new Set([0]), delivered: new Set([0]), complained: new Set([0]) };
    expect(await chunks.get(ref)).toEqual({ ...aChunk("s", ids), done: true, sets });
  });

  test("outcomes of a recipient whom a chunk does not have are not written", async () => {
    const { chunks } = await fresh();
    await chunks.create(aChunk("s", ids.slice(0, 3)), due);
    expect(await chunks.addOutcomes(ref, { sent: new Set([0]), delivered: new Set([3]) })).toBe(false);
    expect(await chunks.get(ref)).toEqual(aChunk("s", ids.slice(0, 3)));
    expect(await chunks.addOutcomes(ref, { delivered: new Set([2]) })).toBe(true);
  });

  test("no outcomes to add is no error", async () => {
    const { chunks } = await fresh();
    expect(await chunks.addOutcomes(ref, {})).toBe(false);
    await chunks.create(aChunk("s", ids), due);
    expect(await chunks.addOutcomes(ref, {})).toBe(true);
    expect(await chunks.get(ref)).toEqual(aChunk("s", ids));
  });

  test("adding twice, at once and in any order comes to the same sets", async () => {
    const { chunks } = await fresh();
    await chunks.create(aChunk("s", ids), due);
    const every: IndexSets = Object.fromEntries(setNames.map((name, i) => [name, new Set([i, 20 + i, 49])]));
    const halves = setNames.flatMap((name, i): IndexSets[] => [
      { [name]: new Set([i, 49]) },
      { [name]: new Set([20 + i, 49]) },
    ]);
    await Promise.all([...halves, every, ...halves.toReversed()].map((sets) => chunks.addOutcomes(ref, sets)));
    expect((await chunks.get(ref))?.sets).toEqual(every);
  });
}

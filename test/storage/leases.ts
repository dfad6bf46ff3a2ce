import { expect, test } from "vitest";
import { WriteConflict } from "../../hub/errors.ts";
import type { Store } from "../../hub/ports.ts";
import type { Fresh } from "./contract.ts";
import { aChunk, dueAt, idsOn } from "./samples.ts";

const ref = { send: "s", chunk: "00-" };
const chunk = aChunk("s", idsOn(0, 50));
const lease = (owner: string, until: number) => ({ owner, until });

async function withChunk(fresh: Fresh): Promise<Store["chunks"]> {
  const { chunks } = await fresh();
  await chunks.create(chunk, dueAt("2027-01-01T00:00:00Z"));
  return chunks;
}

export function leaseContract(fresh: Fresh): void {
  test("a free chunk is claimed, by one of ten", async () => {
    const chunks = await withChunk(fresh);
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, i) => chunks.claim(ref, lease(`worker ${i}`, 200), 100)),
    );
    const winners = claims.filter((claim) => claim !== undefined);
    expect(winners).toHaveLength(1);
    expect(winners[0]).toEqual(await chunks.get(ref));
    expect(winners[0]).toEqual({ ...chunk, lease: winners[0]?.lease });
  });

  test("a claimed chunk is nobody else's until its lease has run out", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("first", 200), 100);
    expect(await chunks.claim(ref, lease("second", 300), 199)).toBeUndefined();
    expect(await chunks.claim(ref, lease("first", 300), 199)).toBeUndefined();
    expect((await chunks.get(ref))?.lease).toEqual(lease("first", 200));
    expect((await chunks.claim(ref, lease("second", 300), 201))?.lease).toEqual(lease("second", 300));
  });

  test("a chunk that does not exist, or is done, cannot be claimed", async () => {
    const chunks = await withChunk(fresh);
    expect(await chunks.claim({ ...ref, chunk: "00-none" }, lease("me", 200), 100)).toBeUndefined();
    expect(await chunks.get({ ...ref, chunk: "00-none" })).toBeUndefined();
    await chunks.claim(ref, lease("me", 200), 100);
    await chunks.record(ref, "me", { sets: {}, done: true });
    expect(await chunks.claim(ref, lease("me", 900), 800)).toBeUndefined();
  });

  test("recording adds to the sets, replaces wave, doubt and lease, and keeps when the first wave was opened", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("me", 200), 100);
    await chunks.addOutcomes(ref, { delivered: new Set([7]) });
    const doubt = { indices: [3, 4], since: 90, askedAt: 95, lookedAt: 97, heardAt: 97 };
    await chunks.record(ref, "me", {
      sets: { sent: new Set([0]), "skipped-unsubscribed": new Set([1]) },
      wave: { indices: [10, 11], at: 110 },
      doubt,
      rounds: 2,
      lease: lease("me", 300),
      done: false,
    });
    const sets = { sent: new Set([0]), delivered: new Set([7]), "skipped-unsubscribed": new Set([1]) };
    const wave = { indices: [10, 11], at: 110 };
    const open = { ...chunk, sets, wave, begunAt: 110, doubt, rounds: 2, lease: lease("me", 300) };
    expect(await chunks.get(ref)).toEqual(open);
    const next = { indices: [12], at: 130 };
    await chunks.record(ref, "me", { sets: {}, wave: next, lease: lease("me", 400), done: false });
    const { doubt: _, ...settled } = open;
    expect(await chunks.get(ref)).toEqual({ ...settled, wave: next, lease: lease("me", 400) });
    await chunks.record(ref, "me", { sets: { sent: new Set([0, 12]) }, done: true });
    expect(await chunks.get(ref)).toEqual({
      ...chunk,
      begunAt: 110,
      rounds: 2,
      done: true,
      sets: { ...sets, sent: new Set([0, 12]) },
    });
  });

  test("whoever takes over finds the wave that was left open", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("first", 200), 100);
    const left = {
      wave: { indices: [0, 1], at: 150 },
      doubt: { indices: [9], since: 90 },
      sets: { sent: new Set([5]) },
    };
    await chunks.record(ref, "first", { ...left, lease: lease("first", 200), done: false });
    expect(await chunks.claim(ref, lease("second", 400), 300)).toEqual({
      ...chunk,
      ...left,
      begunAt: 150,
      lease: lease("second", 400),
    });
  });

  test("a worker whose chunk was taken over can record nothing", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("slow", 200), 100);
    await chunks.claim(ref, lease("next", 400), 300);
    const before = await chunks.get(ref);
    for (const done of [false, true]) {
      const late = chunks.record(ref, "slow", { sets: { sent: new Set([0]) }, done });
      await expect(late).rejects.toThrow(WriteConflict);
    }
    expect(await chunks.get(ref)).toEqual(before);
  });

  test("a worker that gave its lease back can record nothing more; anyone may claim", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("me", 200), 100);
    await chunks.record(ref, "me", { sets: { sent: new Set([0]) }, done: false });
    await expect(chunks.record(ref, "me", { sets: {}, done: true })).rejects.toThrow(WriteConflict);
    expect(await chunks.claim(ref, lease("next", 250), 150)).toMatchObject({ sets: { sent: new Set([0]) } });
  });

  test("a slow worker whose chunk nobody took records as before", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("slow", 200), 100);
    await chunks.record(ref, "slow", { sets: { sent: new Set([1]) }, done: true });
    expect(await chunks.get(ref)).toMatchObject({ done: true, sets: { sent: new Set([1]) } });
  });

  test("recording in a chunk that does not exist makes none", async () => {
    const { chunks } = await fresh();
    await expect(chunks.record(ref, "me", { sets: {}, done: true })).rejects.toThrow(WriteConflict);
    expect(await chunks.get(ref)).toBeUndefined();
  });

  test("events that come while a wave is recorded are kept beside it", async () => {
    const chunks = await withChunk(fresh);
    await chunks.claim(ref, lease("me", 200), 100);
    const indices = Array.from({ length: 20 }, (_, i) => i);
    await Promise.all([
      ...indices.map((i) => chunks.addOutcomes(ref, { delivered: new Set([i]) })),
      ...indices.map((i) =>
        chunks.record(ref, "me", { sets: { sent: new Set([i]) }, lease: lease("me", 300), done: false }),
      ),
    ]);
    expect((await chunks.get(ref))?.sets).toEqual({ sent: new Set(indices), delivered: new Set(indices) });
  });
}

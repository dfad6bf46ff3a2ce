import { expect, test } from "vitest";
import type { PacerStore } from "../../hub/ports.ts";
import type { Fresh } from "./contract.ts";

/** Moves a lane on by one, however often others come first. */
async function moveOn(pacer: PacerStore, lane: string): Promise<void> {
  for (;;) {
    const seen = await pacer.read(lane);
    if (await pacer.advance(lane, seen, seen + 1)) return;
  }
}

export function markContract(fresh: Fresh): void {
  test("a lane starts at 0 and goes where it is moved, fractions of milliseconds included", async () => {
    const { pacer } = await fresh();
    expect(await pacer.read("bulk")).toBe(0);
    for (const [seen, next] of [
      [0, 1_809_000_000_000.25],
      [1_809_000_000_000.25, 1_809_000_000_000 + 1000 / 3],
      [1_809_000_000_000 + 1000 / 3, 7],
    ] as const) {
      expect(await pacer.advance("bulk", seen, next)).toBe(true);
      expect(await pacer.read("bulk")).toBe(next);
    }
    expect(await pacer.read("express")).toBe(0);
  });

  test("a lane that another worker moved is left alone", async () => {
    const { pacer } = await fresh();
    expect(await pacer.advance("bulk", 5, 10)).toBe(false);
    await pacer.advance("bulk", 0, 10);
    expect(await pacer.advance("bulk", 0, 20)).toBe(false);
    expect(await pacer.advance("bulk", 9, 20)).toBe(false);
    expect(await pacer.read("bulk")).toBe(10);
  });

  test("no move is lost or made twice by eight workers at once", async () => {
    const { pacer } = await fresh();
    const worker = async () => {
      for (let i = 0; i < 3; i += 1) await moveOn(pacer, "bulk");
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(await pacer.read("bulk")).toBe(24);
  });

  test("how far events have come only moves forward", async () => {
    const { events } = await fresh();
    expect(await events.seenThrough()).toBe(0);
    for (const [at, through] of [
      [100, 100],
      [50, 100],
      [100, 100],
      [101, 101],
    ] as const) {
      await events.noteSeen(at);
      expect(await events.seenThrough()).toBe(through);
    }
    await Promise.all([7, 900, 300, 901, 2].map((at) => events.noteSeen(at)));
    expect(await events.seenThrough()).toBe(901);
  });

  test("of ten workers in doubt one sends the probe; the next one comes after its time", async () => {
    const { events } = await fresh();
    const claims = await Promise.all(Array.from({ length: 10 }, () => events.claimProbe(1000, 500)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await events.claimProbe(1499, 500)).toBe(false);
    expect(await events.claimProbe(1501, 500)).toBe(true);
    expect(await events.claimProbe(1999, 500)).toBe(false);
    expect(await events.seenThrough()).toBe(0);
    await events.noteSeen(5);
    expect(await events.claimProbe(1999, 500)).toBe(false);
  });
}

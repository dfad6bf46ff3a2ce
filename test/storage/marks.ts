import { expect, test } from "vitest";
import type { PacerStore } from "../../hub/ports.ts";
import { noPace, type Pace } from "../../hub/sends/turns.ts";
import type { Fresh } from "./contract.ts";

/** The pace as it is, up to another time. */
const upTo = (next: number): Pace => ({ ...noPace, next });

/** Moves the pace on by one, however often others come first. */
async function moveOn(pacer: PacerStore): Promise<void> {
  for (;;) {
    const { rev, pace } = await pacer.read();
    if (await pacer.write(rev, upTo(pace.next + 1))) return;
  }
}

export function markContract(fresh: Fresh): void {
  test("the pace starts with nothing and is kept whole, fractions of milliseconds included", async () => {
    const { pacer } = await fresh();
    expect(await pacer.read()).toEqual({ rev: 0, pace: noPace });
    const full: Pace = {
      next: 1_809_000_000_000 + 1000 / 3,
      lanes: { bulk: { next: 1_809_000_000_000.25, backBy: 7 }, express: { next: 0, backBy: 0 } },
      rate: 14.5,
      slowed: { factor: 0.8, at: 1_809_000_000_000 },
    };
    for (const [rev, pace] of [full, upTo(3), full].entries()) {
      expect(await pacer.write(rev, pace)).toBe(true);
      expect(await pacer.read()).toEqual({ rev: rev + 1, pace });
    }
  });

  test("a pace that another worker wrote is left alone", async () => {
    const { pacer } = await fresh();
    expect(await pacer.write(5, upTo(10))).toBe(false);
    await pacer.write(0, upTo(10));
    expect(await pacer.write(0, upTo(20))).toBe(false);
    expect(await pacer.write(2, upTo(20))).toBe(false);
    expect(await pacer.read()).toEqual({ rev: 1, pace: upTo(10) });
  });

  test("no move is lost or made twice by eight workers at once", async () => {
    const { pacer } = await fresh();
    const worker = async () => {
      for (let i = 0; i < 3; i += 1) await moveOn(pacer);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect((await pacer.read()).pace.next).toBe(24);
  });

  test("how far events have come only moves forward", async () => {
    const { events } = await fresh();
    expect(await events.seen()).toEqual({ through: 0, behindAt: 0 });
    for (const [at, through] of [
      [100, 100],
      [50, 100],
      [100, 100],
      [101, 101],
    ] as const) {
      await events.noteSeen(at);
      expect(await events.seen()).toEqual({ through, behindAt: 0 });
    }
    await Promise.all([7, 900, 300, 901, 2].map((at) => events.noteSeen(at)));
    expect(await events.seen()).toEqual({ through: 901, behindAt: 0 });
    await Promise.all([20, 70, 30].map((now) => events.noteBehind(now)));
    expect(await events.seen()).toEqual({ through: 901, behindAt: 70 });
  });

  test("of ten workers in doubt one sends the probe; the next one comes after its time", async () => {
    const { events } = await fresh();
    const claims = await Promise.all(Array.from({ length: 10 }, () => events.claimProbe(1000, 500)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await events.claimProbe(1499, 500)).toBe(false);
    expect(await events.claimProbe(1501, 500)).toBe(true);
    expect(await events.claimProbe(1999, 500)).toBe(false);
    expect(await events.seen()).toEqual({ through: 0, behindAt: 0 });
    await events.noteSeen(5);
    expect(await events.claimProbe(1999, 500)).toBe(false);
  });
}

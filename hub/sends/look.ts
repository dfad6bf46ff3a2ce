import { millis } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Person } from "../subscribers/subscriber.ts";
import { type Eligible, eligible } from "./eligible.ts";
import { until } from "./pace.ts";
import type { Send } from "./send.ts";
import type { Turns } from "./turns.ts";

/** One recipient of a wave, by place in the chunk. */
export interface Turn {
  index: number;
  person: Person;
  /** When the person was read: epoch ms, machine's clock. */
  readAt: number;
}

export interface Looked {
  found: Eligible;
  readAt: number;
}

/**
 * At a slow rate a turn comes long after the wave was read: then its reader is looked at once more, shortly before it.
 * As many are looked at together as are still fresh at their turns. Only the age at the call counts: a read that takes
 * longer than `freshMs` is never fresh. Answers by place in the wave.
 */
export function looksAt(context: Context, send: Send, wave: Turn[], turns: Turns): (place: number) => Promise<Looked> {
  const { start, interval, leadMs, toleranceMs } = turns;
  const { freshMs } = context.delivery;
  const aheadMs = Math.min(leadMs, 0.8 * freshMs);
  const together = Math.floor(Math.max(0, freshMs - aheadMs - toleranceMs) / interval) + 1;
  const first = wave.slice(0, together);
  const lastOfFirst = Math.max(start + (first.length - 1) * interval, millis(context.machine));
  // The wave's record, or the lead of a slow store, may have taken so long that the first are stale as well.
  const areFresh = first.every(({ readAt }) => lastOfFirst + toleranceMs - readAt <= freshMs);
  const looks = [
    areFresh
      ? Promise.resolve(first.map(({ person, readAt }): Looked => ({ found: { person }, readAt })))
      : look(context, send, first, start - aheadMs),
  ];
  for (let i = together; i < wave.length; i += together) {
    looks.push(look(context, send, wave.slice(i, i + together), start + i * interval - aheadMs));
  }
  return async (place) => {
    const looked = (await looks[Math.floor(place / together)])?.[place % together];
    if (!looked) throw new Error(`A wave of ${wave.length} has no place ${place}.`);
    return looked;
  };
}

async function look(context: Context, send: Send, wave: Turn[], at: number): Promise<Looked[]> {
  await until(context, at);
  const readAt = millis(context.machine);
  const people = await context.store.subscribers.getMany(wave.map(({ person }) => person.id));
  return wave.map(({ person }) => ({ found: eligible(send, people.get(person.id)), readAt }));
}

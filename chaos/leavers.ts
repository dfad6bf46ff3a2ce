import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../hub/context.ts";
import { withdraw } from "../hub/subscribers/unsubscribe.ts";
import type { Faults } from "./faults.ts";
import { between, integer } from "./random.ts";

/** Subscribers who unsubscribe while the send is under way, and when that was acknowledged. */
export interface Leavers {
  /** By id, epoch ms; undefined while, or when, no acknowledgement was given. */
  acknowledged: Map<string, number | undefined>;
  done: Promise<void>;
}

const part = 0.02;
/** Longer than the audience takes to be frozen: whoever leaves before is not on the list, and tries nothing. */
const withinMs = 12_000;

export function unsubscribeSome(context: Context, ids: string[], faults: Faults): Leavers {
  const random = faults.stream("leavers");
  const acknowledged: Leavers["acknowledged"] = new Map();
  const leave = async (id: string, afterMs: number) => {
    await sleep(afterMs);
    acknowledged.set(id, undefined);
    try {
      await withdraw(context, id);
      acknowledged.set(id, Date.now());
    } catch {
      // Refused by a faulty database: the page would have said so, and nothing was promised.
    }
  };
  const leaving = Array.from({ length: Math.ceil(ids.length * part) }, () =>
    leave(ids[integer(random, 0, ids.length - 1)] ?? "", between(random, 0, withinMs)),
  );
  return { acknowledged, done: Promise.all(leaving).then(() => undefined) };
}

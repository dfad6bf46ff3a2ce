import type { Context } from "../hub/context.ts";
import { isWaiting } from "../hub/sends/canary.ts";
import type { Send } from "../hub/sends/send.ts";

/**
 * Whether anything is unfinished that is neither paused, nor parked, nor waiting for a canary's bounces: chunks without an outcome, sends being planned
 * or settled. They are on the DUE index until they are done.
 */
export async function openWork({ store, machine }: Context): Promise<boolean> {
  const resting = new Map<string, boolean>();
  const isResting = async (id: string): Promise<boolean> => {
    const known = resting.get(id);
    if (known !== undefined) return known;
    const send = await store.sends.get(id);
    const rests = send !== undefined && (send.status === "paused" || isWaiting(send) || isParked(send));
    resting.set(id, rests);
    return rests;
  };
  const isParked = ({ parkedUntil }: Send) =>
    parkedUntil !== undefined && Date.parse(parkedUntil) > machine.now().epochMilliseconds;
  const open = [...(await store.due.due("machine", "9999", 1_000)), ...(await store.due.due("chunks", "9999", 1_000))];
  for (const item of open) {
    if (item.kind === "meeting") continue;
    if (!(await isResting(item.kind === "send" ? item.id : item.send))) return true;
  }
  return false;
}

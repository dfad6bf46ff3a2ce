import type { Context } from "../hub/context.ts";

/**
 * Whether anything is unfinished that is neither paused nor parked: chunks without an outcome, sends being planned
 * or settled. They are on the DUE index of the machine's clock until they are done.
 */
export async function openWork({ store, machine }: Context): Promise<boolean> {
  const resting = new Map<string, boolean>();
  const isResting = async (id: string): Promise<boolean> => {
    const known = resting.get(id);
    if (known !== undefined) return known;
    const send = await store.sends.get(id);
    const parked = send?.parkedUntil !== undefined && Date.parse(send.parkedUntil) > machine.now().epochMilliseconds;
    resting.set(id, send?.status === "paused" || parked);
    return resting.get(id) ?? false;
  };
  for (const item of await store.due.due("machine", "9999", 1_000)) {
    if (item.kind === "meeting") continue;
    if (!(await isResting(item.kind === "send" ? item.id : item.send))) return true;
  }
  return false;
}

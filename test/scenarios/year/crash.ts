import type { Store } from "../../../hub/ports.ts";

/** The process dies: nothing that was to follow is done. */
export class Crash extends Error {}

export interface Fuse {
  /** The process dies at its nth write from now: `made`, right after it, otherwise instead. */
  light(writes: number, made: boolean): void;
  putOut(): void;
}

const writes = new Set([
  "put",
  "create",
  "note",
  "record",
  "addTeller",
  "putRecap",
  "putCompiled",
  "claim",
  "postpone",
]);

/** Makes the writes of a store count towards a crash. */
export function withFuse(store: Store): Fuse {
  let left = Infinity;
  let isMade = false;
  for (const part of [store.meetings, store.editions, store.sends, store.chunks, store.subscribers]) {
    for (const [name, method] of Object.entries(part)) {
      if (!writes.has(name) || typeof method !== "function") continue;
      Object.assign(part, {
        [name]: async (...given: unknown[]) => {
          if (left < 0) throw new Crash();
          left -= 1;
          const dies = left < 0;
          if (dies && !isMade) throw new Crash();
          const answer: unknown = await method.apply(part, given);
          if (dies) throw new Crash();
          return answer;
        },
      });
    }
  }
  return {
    light(after, made) {
      left = after;
      isMade = made;
    },
    putOut() {
      left = Infinity;
    },
  };
}

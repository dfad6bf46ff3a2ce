import type { Queues } from "../../hub/ports.ts";
import type { ChunkRef } from "../../hub/sends/chunk.ts";
import type { ManualClock } from "./clock.ts";

export type Job = { at: number } & ({ plan: string } | { deliver: ChunkRef; lane: "bulk" | "express" });

/** Queues whose messages wait, on the machine's manual clock, until a test takes them. */
export function createWork(machine: ManualClock): { queues: Queues; jobs: Job[] } {
  const jobs: Job[] = [];
  const at = (delaySeconds = 0) => machine.now().epochMilliseconds + delaySeconds * 1000;
  return {
    jobs,
    queues: {
      async plan(send, delay) {
        jobs.push({ at: at(delay), plan: send });
      },
      async deliver(lane, chunks, delay) {
        jobs.push(...chunks.map((ref) => ({ at: at(delay), deliver: ref, lane })));
      },
    },
  };
}

import type { MemoryWatch } from "./memory.ts";

const everySeconds = 5;
let last = Number.NEGATIVE_INFINITY;

/** A line now and then: a run takes minutes. */
export function progress(what: string, done: number, all: number, memory: MemoryWatch): void {
  if (memory.now - last < everySeconds) return;
  last = memory.now;
  const at = memory.now.toFixed(0).padStart(5);
  process.stdout.write(`${at} s  ${what} ${done} of ${all}  ${memory.total.toFixed(0)} MB\n`);
}

import * as z from "zod";

/** What a piece of work cost this process. */
export const usage = z.object({
  cpuMs: z.number(),
  wallMs: z.number(),
  /** The most that was ever resident. */
  peakMb: z.number(),
  /** After a collection, where the process was started with `--expose-gc`. */
  heapMb: z.number(),
});
export type Usage = z.infer<typeof usage>;

const mb = (bytes: number) => bytes / 1024 / 1024;

/** User and system time of all of this process's threads, while `work` runs; memory right behind it. */
export async function usageOf(work: () => Promise<void>): Promise<Usage> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - start;
  const { maxRSS } = process.resourceUsage();
  globalThis.gc?.();
  const { heapUsed } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, wallMs, peakMb: maxRSS / 1024, heapMb: mb(heapUsed) };
}

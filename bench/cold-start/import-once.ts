import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as z from "zod";

/** An import as a fresh process sees it, from the first line of its own to the last of the module. */
const start = z.object({ wallMs: z.number(), cpuMs: z.number() });
export type Start = z.infer<typeof start>;

const script = (file: string) => `
const cpu = process.cpuUsage(), begun = performance.now();
await import(${JSON.stringify(file)});
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(JSON.stringify({ wallMs: performance.now() - begun, cpuMs: (user + system) / 1000 }));`;

export async function importOnce(file: string): Promise<Start> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script(file)], {
    env: { NODE_ENV: "production" },
  });
  return start.parse(JSON.parse(stdout));
}

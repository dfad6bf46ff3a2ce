import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Emulator } from "./emulator.ts";
import { project } from "./settings.ts";

/** How staff get in: the first API token, which whoever may write to the table makes (docs/deploy.md). */
export async function staffToken({ env }: Emulator, table: string): Promise<string> {
  const made = [
    "token",
    "add",
    "--table",
    table,
    "--name",
    "rehearsal",
    "--scopes",
    "read",
    "write",
    "people",
    "admin",
  ];
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "ops", "--", ...made], { cwd: project, env });
  return stdout.trim();
}

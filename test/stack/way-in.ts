import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Emulator } from "./emulator.ts";
import { project } from "./settings.ts";

/** An operator's command line, with AWS credentials. The answer is what it prints. */
export async function operator({ env }: Emulator, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "ops", "--", ...args], { cwd: project, env });
  return stdout.trim();
}

/** How staff get in: the first API token, which whoever may write to the table makes (docs/deploy.md). */
export const staffToken = (emulator: Emulator, table: string): Promise<string> =>
  operator(
    emulator,
    ...["token", "add", "--table", table, "--name", "rehearsal"],
    ...["--scopes", "read", "write", "people", "admin"],
  );

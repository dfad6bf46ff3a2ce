import { spawnSync } from "node:child_process";
import { projectRoot } from "./bundle.ts";

/**
 * Which code is at hand: its commit, with `-dirty` when files were changed since. Undefined where git does not know, as in
 * an archive.
 */
export function codeVersion(folder = projectRoot): string | undefined {
  const asked = spawnSync("git", ["describe", "--always", "--dirty", "--exclude=*", "--abbrev=12"], {
    cwd: folder,
    encoding: "utf8",
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

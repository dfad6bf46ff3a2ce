import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const cache = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));

/**
 * The Python of an environment that has the packages of a requirements file: made by pip the first time, and again when
 * others are wanted. Its programs are given to it as files or modules: it is moved into its place when it is complete,
 * and the first line of each still names the old one.
 * @throws Error with a sentence for a person when there is no Python
 */
export async function pythonWith(name: string, requirements: string): Promise<string> {
  const wanted = createHash("sha256")
    .update(await readFile(requirements))
    .digest("hex");
  const folder = join(cache, name, wanted.slice(0, 12));
  const python = join(folder, "bin", "python");
  if (existsSync(python)) return python;
  await assertPython();
  await mkdir(join(cache, name), { recursive: true });
  const arriving = await mkdtemp(join(cache, name, "arriving-"));
  try {
    await run("python3", ["-m", "venv", arriving]);
    await run(join(arriving, "bin", "python"), ["-m", "pip", "install", "--quiet", "--requirement", requirements]);
    await rename(arriving, folder);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(python)) throw error;
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
  return python;
}

async function assertPython(): Promise<void> {
  try {
    await run("python3", ["-m", "venv", "--help"]);
  } catch {
    throw new Error("This needs Python 3 with its module venv: install it, or put python3 on the PATH.");
  }
}

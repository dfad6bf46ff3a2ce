import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { makeSecrets, tokenKeys } from "../hub/keys.ts";
import { StartError } from "./settings.ts";

/** @throws StartError when the folder cannot be made or written */
export function openDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch {
    throw new StartError(
      `The folder ${dataDir} cannot be written. Choose another with DATA_DIR, or change its permissions.`,
    );
  }
}

/** Step by step: Node's own `recursive` tries for ever where a folder is there and takes nothing, such as /proc. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

const secretsFile = z.object({
  id: z.string(),
  tokens: tokenKeys,
  apiToken: z.string(),
});
export type LocalSecrets = z.infer<typeof secretsFile>;

/** Made at the first start, kept for ever after: links in mail must go on working. Readable by the owner only. */
export function readSecrets(dataDir: string): LocalSecrets {
  return readOrMake(dataDir, "secrets.json", secretsFile, () => ({
    ...makeSecrets(),
    apiToken: randomBytes(24).toString("base64url"),
  }));
}

/** @throws StartError when there are none */
export function existingSecrets(dataDir: string): LocalSecrets {
  const found = readIfThere(dataDir, "secrets.json", secretsFile);
  if (!found) throw new StartError(`There are no keys in ${dataDir}: no hub has ever run there.`);
  return found;
}

function readOrMake<T>(dataDir: string, file: string, shape: z.ZodType<T>, make: () => T): T {
  const path = join(dataDir, file);
  if (!existsSync(path)) {
    const made = make();
    writePrivate(dataDir, file, made);
    return made;
  }
  return readWhole(path, shape);
}

function readWhole<T>(path: string, shape: z.ZodType<T>): T {
  const read = shape.safeParse(parsed(path));
  if (!read.success) throw new StartError(`${path} is damaged. Restore it, or start afresh with another DATA_DIR.`);
  return read.data;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** @throws StartError when the file is damaged */
export const readIfThere = <T>(dataDir: string, file: string, shape: z.ZodType<T>): T | undefined =>
  existsSync(join(dataDir, file)) ? readWhole(join(dataDir, file), shape) : undefined;

/** Whole or not at all, whenever the process dies; mode 600. */
export function writePrivate(dataDir: string, file: string, value: unknown): void {
  const path = join(dataDir, file);
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, path);
}

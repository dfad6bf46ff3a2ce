import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { CliError } from "../errors.ts";
import { where } from "./where.ts";

/** Who is signed in to a hub: what was issued, and by whom. */
const login = z.object({
  ...where.shape,
  accessToken: z.string(),
  /** Epoch seconds. */
  expiresAt: z.number(),
  refreshToken: z.string().exactOptional(),
});
export type Login = z.infer<typeof login>;
/** By the hubs' addresses. */
const file = z.record(z.string(), login);

/** `reconvene/logins.json` in the user's configuration folder (XDG Base Directory Specification). */
const pathIn = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CONFIG_HOME || join(homedir(), ".config"), "reconvene", "logins.json");

export const keptLogins = (env = process.env): Record<string, Login> => read(pathIn(env));
export const keptLogin = (url: string, env = process.env): Login | undefined => keptLogins(env)[url];

/** Whole or not at all; for its owner alone. Undefined forgets. */
export function keepLogin(url: string, given: Login | undefined, env = process.env): void {
  const path = pathIn(env);
  const { [url]: _, ...others } = read(path);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}`;
  const content = given ? { ...others, [url]: given } : others;
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, path);
}

function read(path: string): z.infer<typeof file> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new CliError(`${path} cannot be read. Look at its permissions.`);
  }
  const found = file.safeParse(parsed(text));
  if (!found.success) throw new CliError(`${path} is damaged. Remove it, and sign in again: npm run hub -- login`);
  return found.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

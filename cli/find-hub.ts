import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CliError } from "./errors.ts";
import { keptLogin, type Login } from "./login/kept.ts";
import { isSafe } from "./safe-address.ts";

/** Where a hub is and how staff get in. */
export interface HubAddress {
  url: string;
  /** @throws CliError when a login has ended */
  token(): Promise<string>;
  /** What to do when the hub does not accept the token. */
  remedy: string;
}

const localFile = z.object({ web: z.url(), apiToken: z.string().min(1) });

/**
 * The hub that the environment names, by its token or else by a login, or else the one that runs on this machine.
 * @throws CliError
 */
export function findHub(env: NodeJS.ProcessEnv = process.env): HubAddress {
  if (env.RECONVENE_URL || env.RECONVENE_TOKEN) return named(env);
  const path = join(env.DATA_DIR || ".reconvene", "local.json");
  const read = localFile.safeParse(readJson(path));
  if (!read.success) throw new CliError(`${path} is not what a running hub writes. Start the hub again: npm start`);
  const { web, apiToken } = read.data;
  return { url: web, token: async () => apiToken, remedy: "Start the local hub again: npm start" };
}

function named(env: NodeJS.ProcessEnv): HubAddress {
  const url = hubUrl(env);
  const { RECONVENE_TOKEN: token } = env;
  if (token) return { url, token: async () => token, remedy: "Look at RECONVENE_TOKEN (no spaces around it)." };
  const login = keptLogin(url, env);
  if (!login) {
    throw new CliError(
      "RECONVENE_URL is set and RECONVENE_TOKEN is not. Sign in with npm run hub -- login, or set RECONVENE_TOKEN.",
    );
  }
  return { url, token: () => tokenOf(url, login), remedy: "Sign in again: npm run hub -- login" };
}

/** What renews a login is loaded for who has one. */
async function tokenOf(url: string, login: Login): Promise<string> {
  const { accessToken } = await import("./login/login.ts");
  return accessToken(url, login);
}

/** RECONVENE_URL, without a slash at its end. @throws CliError when there is none, or one where a token could be read */
export function hubUrl({ RECONVENE_URL: url }: NodeJS.ProcessEnv = process.env): string {
  if (!url) throw new CliError("RECONVENE_URL is not set: it says where the hub is.");
  const parsed = URL.parse(url);
  if (!parsed || !isSafe(parsed)) {
    throw new CliError(`RECONVENE_URL is ${url}; it must begin with https:// (http:// on this machine only).`);
  }
  return url.replace(/\/+$/, "");
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new CliError(`No hub found: ${path} cannot be read. Start one with npm start, or set RECONVENE_URL.`);
  }
}

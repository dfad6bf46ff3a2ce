import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CliError } from "./errors.ts";

/** Where a hub is and how staff get in. */
export interface HubAddress {
  url: string;
  token: string;
}

const localFile = z.object({ web: z.url(), apiToken: z.string().min(1) });
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The hub that the environment names, or else the one that runs on this machine. @throws CliError */
export function findHub(env: NodeJS.ProcessEnv = process.env): HubAddress {
  const { RECONVENE_URL: url, RECONVENE_TOKEN: token } = env;
  if (url || token) return named(url, token);
  const path = join(env.DATA_DIR || ".reconvene", "local.json");
  const read = localFile.safeParse(readJson(path));
  if (!read.success) throw new CliError(`${path} is not what a running hub writes. Start the hub again: npm start`);
  return { url: read.data.web, token: read.data.apiToken };
}

function named(url: string | undefined, token: string | undefined): HubAddress {
  if (!url) throw new CliError("RECONVENE_TOKEN is set and RECONVENE_URL is not. Set both, or neither.");
  if (!token) throw new CliError("RECONVENE_URL is set and RECONVENE_TOKEN is not. Set both, or neither.");
  const parsed = URL.parse(url);
  const safe = parsed?.protocol === "https:" || (parsed?.protocol === "http:" && loopback.includes(parsed.hostname));
  if (!safe) throw new CliError(`RECONVENE_URL is ${url}; it must begin with https:// (http:// on this machine only).`);
  return { url: url.replace(/\/+$/, ""), token };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new CliError(
      `No hub found: ${path} cannot be read. Start one with npm start, or set RECONVENE_URL and RECONVENE_TOKEN.`,
    );
  }
}

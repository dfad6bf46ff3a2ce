import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Server } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { build } from "esbuild";
import { createStaffApp } from "../../functions/staff/app.ts";
import { iso } from "../../hub/clock.ts";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { onLaptop } from "../../local/own-token.ts";
import { createTestHub, type TestHub } from "../hub.ts";

const token = "a-staff-token-that-nobody-guesses";

export interface Run {
  code: number;
  out: string;
  err: string;
}

export interface Begun {
  /** The part of what it printed that matches, once there is one. */
  said(pattern: RegExp): Promise<string>;
  ended: Promise<Run>;
  stop(): void;
}

/** The command line as people run it, as a process of its own, beside a hub that listens on a port of its own. */
export interface Cli {
  hub: TestHub;
  url: string;
  folder: string;
  /** Paths of requests, in their order. */
  asked: string[];
  /** Bodies of requests to `/_local/clock`. */
  clockMoves: unknown[];
  run(...args: string[]): Promise<Run>;
  runIn(env: Record<string, string>, ...args: string[]): Promise<Run>;
  /** The same for a command that waits for something meanwhile. */
  begin(env: Record<string, string>, ...args: string[]): Begun;
  /** Writes a file; the answer is its path. */
  file(name: string, content: string | Uint8Array): string;
  close(): Promise<void>;
}

const repository = resolve(import.meta.dirname, "../..");

/** The command line in one file: hundreds of processes that each compile it anew would take minutes. */
async function bundled(): Promise<string> {
  const outfile = join(repository, "node_modules/.cache/reconvene", `cli-${process.pid}.mjs`);
  await build({
    entryPoints: [join(repository, "cli/main.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  return outfile;
}

export async function createCli(): Promise<Cli> {
  const hub = await createTestHub();
  const folder = mkdtempSync(join(tmpdir(), "reconvene-cli-"));
  const clockMoves: unknown[] = [];
  const asked: string[] = [];
  const app = createStaffApp(hub.context, { authenticate: onLaptop(hub.context, token) });
  app.get("/_local/clock", (c) => c.json({ now: iso(hub.clock.now()) }));
  app.post("/_local/clock", async (c) => {
    clockMoves.push(await c.req.json());
    return c.json({ now: iso(hub.clock.now()) });
  });
  const server = createAdaptorServer({
    fetch: (request) => {
      asked.push(new URL(request.url).pathname);
      return app.fetch(request);
    },
    createServer,
  });
  if (!(server instanceof Server)) throw new TypeError("Not a server of node:http.");
  const url = await listenOnLoopback(server, 0);
  writeFileSync(join(folder, "local.json"), JSON.stringify({ web: url, inbox: url, apiToken: token }));

  const main = await bundled();
  const begin = (env: Record<string, string>, ...args: string[]): Begun => {
    const { promise: ended, resolve } = Promise.withResolvers<Run>();
    const child = execFile(
      process.execPath,
      [main, ...args],
      { env: { PATH: process.env.PATH, TZ: "Europe/Brussels", ...env } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end();
    let printed = "";
    child.stdout?.on("data", (text) => (printed += text));
    return {
      async said(pattern) {
        for (;;) {
          const [found] = pattern.exec(printed) ?? [];
          if (found !== undefined) return found;
          if (child.exitCode !== null) throw new Error(`It ended and had not said ${pattern}: ${(await ended).err}`);
          await new Promise((done) => setTimeout(done, 20));
        }
      },
      ended,
      stop: () => child.kill(),
    };
  };
  const runIn = (env: Record<string, string>, ...args: string[]) => begin(env, ...args).ended;
  return {
    hub,
    url,
    folder,
    clockMoves,
    asked,
    begin,
    runIn,
    run: (...args) => runIn({ DATA_DIR: folder }, ...args),
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async close() {
      await stopListening(server);
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
      rmSync(main, { force: true });
    },
  };
}

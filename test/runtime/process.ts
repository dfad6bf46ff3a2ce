import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const started = z.object({ web: z.string(), inbox: z.string().optional(), apiToken: z.string() });
const message = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  tags: z.record(z.string(), z.string()),
  raw: z.string(),
});
export type SentMessage = z.infer<typeof message>;

/** `local/main.ts` in a process of its own, as `npm start` runs it. */
export class HubProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), "reconvene-run-"));
  #child: ChildProcess | undefined;
  #ports: { web: number; inbox: number } | undefined;
  #token = "";

  async start(env: Record<string, string> = {}): Promise<void> {
    this.#ports ??= { web: await freePort(), inbox: await freePort() };
    this.#child = run({
      PORT: String(this.#ports.web),
      INBOX_PORT: String(this.#ports.inbox),
      DATA_DIR: this.dataDir,
      SEED: "none",
      TICK_SECONDS: "1",
      ...env,
    });
    const said = output(this.#child);
    const ended = new AbortController();
    const exit = once(this.#child, "exit").then(async () => {
      ended.abort();
      throw new Error(`The hub ended: ${(await said).stderr}`);
    });
    exit.catch(() => {});
    await Promise.race([exit, this.#healthy(ended.signal)]);
    this.#token = started.parse(JSON.parse(readFileSync(join(this.dataDir, "local.json"), "utf8"))).apiToken;
  }

  async #healthy(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  get url(): string {
    return `http://localhost:${this.#ports?.web}`;
  }

  /** No farewell: SIGKILL. */
  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async staff(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }

  async local(path: string, body?: unknown): Promise<void> {
    const answer = await fetch(`${this.url}/_local/${path}`, { method: "POST", body: JSON.stringify(body ?? {}) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  async outbox(to?: string): Promise<SentMessage[]> {
    const query = to === undefined ? "" : `?to=${encodeURIComponent(to)}`;
    return z.array(message).parse(await (await fetch(`${this.url}/_local/outbox${query}`)).json());
  }
}

export function run(env: Record<string, string>): ChildProcess {
  const { STARTED_BY: _, ...inherited } = process.env;
  return spawn(process.execPath, ["--import", "tsx", "local/main.ts"], {
    env: { ...inherited, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** What a process printed until it ended, and how it ended. */
export async function output(child: ChildProcess): Promise<{ stdout: string; stderr: string; code: number | null }> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr?.on("data", (data: Buffer) => {
    stderr += data.toString();
  });
  await once(child, "close");
  return { stdout, stderr, code: child.exitCode };
}

/** Below the range that the system hands out, and a stretch of it for each test process: nobody else takes them meanwhile. */
let nextPort = 10_000 + ((process.pid * 97) % 200) * 100;

/** A port that nothing listens on; never the same twice. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort;
    nextPort += 1;
    const server = createServer();
    const free = await new Promise<boolean>((done) => {
      server.once("error", () => done(false));
      server.listen(port, "127.0.0.1", () => done(true));
    });
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

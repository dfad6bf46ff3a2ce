import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const local = z.object({ apiToken: z.string() });
const startPatienceMs = 120_000;

/** `npm start` as a user types it, on a folder and ports of its own. What it prints goes to `<folder>/hub.log`. */
export class Hub {
  readonly dataDir: string;
  readonly #env: Record<string, string>;
  readonly #url: string;
  readonly #log: string;
  #npm: ChildProcess | undefined;

  private constructor(folder: string, env: Record<string, string>, port: number) {
    this.dataDir = join(folder, "data");
    this.#env = { ...env, DATA_DIR: this.dataDir };
    this.#url = `http://127.0.0.1:${port}`;
    this.#log = join(folder, "hub.log");
  }

  static async on(folder: string, env: Record<string, string>): Promise<Hub> {
    const [port, inbox] = [await freePort(), await freePort()];
    return new Hub(folder, { ...env, PORT: String(port), INBOX_PORT: String(inbox) }, port);
  }

  /** Of npm itself; the hub's processes descend from it. */
  get pid(): number | undefined {
    return this.#npm?.pid;
  }

  /** Resolves when it is healthy. */
  async start(): Promise<void> {
    const log = openSync(this.#log, "a");
    const npm = spawn("npm", ["start"], {
      env: { ...process.env, ...this.#env },
      stdio: ["ignore", log, log],
      detached: true, // a process group of its own, to be killed as a whole
    });
    closeSync(log);
    this.#npm = npm;
    process.once("exit", () => killGroup(npm));
    const until = Date.now() + startPatienceMs;
    while (!(await this.#isHealthy())) {
      if (npm.exitCode !== null || Date.now() > until) {
        throw new Error(`npm start did not come up:\n${readFileSync(this.#log, "utf8").slice(-2_000)}`);
      }
      await sleep(50);
    }
  }

  async #isHealthy(): Promise<boolean> {
    const answer = await fetch(`${this.#url}/healthz`).catch(() => undefined);
    return answer?.status === 200;
  }

  /** kill −9 of npm and of everything that it started, at one instant. */
  async kill(): Promise<void> {
    const npm = this.#npm;
    if (!npm || hasEnded(npm)) return;
    const gone = once(npm, "exit");
    killGroup(npm);
    await gone;
  }

  /** The staff API, as JSON. @throws Error with what was answered instead of success */
  async staff(method: string, path: string, body?: unknown): Promise<unknown> {
    return (await this.open(method, path, body)).json();
  }

  /** As `staff`, with the body still to be read. */
  async open(method: string, path: string, body?: unknown): Promise<Response> {
    const { apiToken } = local.parse(JSON.parse(readFileSync(join(this.dataDir, "local.json"), "utf8")));
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiToken}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** Waits until nothing is queued or due and every event is in; false when that takes longer than the hub waits. */
  async isIdle(): Promise<boolean> {
    const answer = await fetch(`${this.#url}/_local/idle`, { method: "POST" });
    return answer.status === 200;
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function killGroup(npm: ChildProcess): void {
  if (npm.pid !== undefined && !hasEnded(npm)) process.kill(-npm.pid, "SIGKILL");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new TypeError("A TCP server has a port.");
  return address.port;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "./process.ts";

let dir: string;
let npm: ChildProcess;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "reconvene-npm-"));
});
afterEach(async () => {
  await kill(npm);
  await gone();
  rmSync(dir, { recursive: true, force: true });
});

function npmStart(ports: { PORT: string; INBOX_PORT: string }): ChildProcess {
  return spawn("npm", ["start"], { env: { ...process.env, ...ports, DATA_DIR: dir, SEED: "none" }, stdio: "ignore" });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

/** Processes with this test's folder in their environment, npm's shells and all. */
function alive(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "latin1").includes(`DATA_DIR=${dir}\0`);
    } catch {
      return false; // ended meanwhile, or somebody else's
    }
  });
}

const gone = () => expect.poll(alive, { timeout: 5_000, interval: 50 }).toEqual([]);

const healthy = (port: string) =>
  expect
    .poll(async () => (await fetch(`http://localhost:${port}/healthz`).catch(() => undefined))?.status, {
      timeout: 20_000,
      interval: 50,
    })
    .toBe(200);

/** Past npm's shell; nothing is loaded yet. */
const asNode = () => alive().some((pid) => readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("--import\0tsx"));

test.skipIf(process.platform !== "linux")(
  "npm killed while the hub starts, and when it runs, takes the hub along; the next start succeeds",
  async () => {
    const ports = { PORT: String(await freePort()), INBOX_PORT: String(await freePort()) };
    npm = npmStart(ports);
    await expect.poll(asNode, { timeout: 5_000, interval: 5 }).toBe(true);
    await kill(npm);
    await gone();

    npm = npmStart(ports);
    await healthy(ports.PORT);
    const former = alive();
    await kill(npm);
    npm = npmStart(ports);
    await expect.poll(() => alive().filter((pid) => former.includes(pid)), { timeout: 5_000 }).toEqual([]);
    await healthy(ports.PORT);
  },
  60_000,
);

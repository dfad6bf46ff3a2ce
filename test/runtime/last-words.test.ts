import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sentenceFor } from "../../local/last-words.ts";
import { freePort, output, run } from "./process.ts";

/** Has the hub's process throw, as dynalite does in a callback of LevelDB, once it listens for such errors. */
const throwing = (error: string) => {
  const script = `const timer = setInterval(() => {
    if (process.listenerCount("uncaughtException") === 0) return;
    clearInterval(timer);
    throw ${error};
  }, 5)`;
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
};

async function lastLines(error: string): Promise<{ stderr: string; code: number | null }> {
  const dir = mkdtempSync(join(tmpdir(), "reconvene-last-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const ports = { PORT: String(await freePort()), INBOX_PORT: String(await freePort()) };
  return output(run({ ...ports, DATA_DIR: dir, SEED: "none", NODE_OPTIONS: throwing(error), DEBUG: "" }));
}

test("a full disk ends the hub with one line that says what to do", async () => {
  const { stderr, code } = await lastLines(
    'new Error("Database is not open", { cause: new Error("IO error: /d/000005.log: No space left on device") })',
  );
  expect(stderr).toMatch(/^The disk is full \(.*\); make room and start again; nothing is lost\.\n$/);
  expect(code).toBe(1);
});

test("any other error that nobody expected is one line too", () => {
  expect(sentenceFor(new TypeError("no such thing\n  in detail"))).toBe(
    "Reconvene stopped: TypeError: no such thing. Start it again; DEBUG=1 shows where it failed.",
  );
  expect(sentenceFor(Object.assign(new Error("write failed"), { code: "ENOSPC" }))).toMatch(/^The disk is full/);
});

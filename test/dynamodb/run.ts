import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dynamoDbLocal } from "./download.ts";
import { assertJava, startEngine } from "./engine.ts";

const config = fileURLToPath(new URL("vitest.config.ts", import.meta.url));
const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "..", "vitest.mjs");

/** Runs the storage contract, the delivery tests, the restore drill and upgrades on Amazon's own engine. The answer is vitest's exit code. */
async function main(): Promise<number> {
  await assertJava();
  const engine = await startEngine(await dynamoDbLocal());
  try {
    const tests = spawn(process.execPath, [vitest, "run", "--config", config, ...process.argv.slice(2)], {
      stdio: "inherit",
      env: { ...process.env, TEST_DYNAMODB_URL: engine.url },
    });
    process.once("exit", () => tests.kill());
    const [code] = await once(tests, "exit");
    return typeof code === "number" ? code : 1;
  } finally {
    await engine.stop();
  }
}

// Whatever ends this process, `exit` ends those that it started.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

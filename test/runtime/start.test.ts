import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort, HubProcess, output, run } from "./process.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "reconvene-start-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function failure(env: Record<string, string>) {
  const ports = { PORT: String(await freePort()), INBOX_PORT: String(await freePort()) };
  const { stderr, code } = await output(run({ ...ports, DATA_DIR: join(dir, "data"), SEED: "none", ...env }));
  return { lines: stderr.trim().split("\n"), code };
}

describe("a start that cannot be is one line that says what to do", () => {
  test("a port in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const { lines, code } = await failure({ PORT: port });
    server.close();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`Port ${port} is in use.*PORT=`));
    expect(code).toBe(1);
  });

  test("a DATA_DIR that cannot be written", async () => {
    writeFileSync(join(dir, "file"), "");
    const { lines, code } = await failure({ DATA_DIR: join(dir, "file", "below") });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/cannot be written.*DATA_DIR/);
    expect(code).toBe(1);
  });

  for (const service of ["DYNAMODB", "SQS", "SES"]) {
    test(`an engine for ${service} that does not answer`, async () => {
      const { lines, code } = await failure({
        [`AWS_ENDPOINT_URL_${service}`]: `http://127.0.0.1:${await freePort()}`,
      });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(`AWS_ENDPOINT_URL_${service}`);
      expect(code).toBe(1);
    });
  }

  test("a setting that makes no sense", async () => {
    const { lines, code } = await failure({ PORT: "http" });
    expect(lines).toEqual(["Reconvene could not start. PORT must be a port, 1 to 65535."]);
    expect(code).toBe(1);
  });
});

test("secrets are made at the first start, readable by their owner alone, and kept", async () => {
  const hub = new HubProcess();
  try {
    await hub.start();
    expect(statSync(join(hub.dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(hub.dataDir, "local.json")).mode & 0o777).toBe(0o600);
  } finally {
    await hub.end();
  }
});

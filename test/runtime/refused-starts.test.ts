import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { silent } from "../../hub/log.ts";
import { openClock } from "../../local/clock.ts";
import { openDataDir } from "../../local/data-dir.ts";
import { startRuntime } from "../../local/runtime.ts";
import { readSettings, StartError } from "../../local/settings.ts";
import { temporaryFolder } from "../local/ses-fixture.ts";

test("an engine that takes the connection and says nothing", async () => {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server, "listening");
  const address = server.address();
  const url = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
  const services = ["DYNAMODB", "SQS", "SES"];
  const starts = services.map((service) =>
    startRuntime(readSettings({ DATA_DIR: temporaryFolder(), [`AWS_ENDPOINT_URL_${service}`]: url }), silent),
  );
  const refusals = await Promise.all(starts.map((start) => start.catch((error: unknown) => error)));
  for (const [i, refusal] of refusals.entries()) {
    expect(refusal).toBeInstanceOf(StartError);
    expect(String(refusal)).toContain(`AWS_ENDPOINT_URL_${services[i]}=${url} does not answer`);
  }
});

test.skipIf(!existsSync("/proc/self"))("a DATA_DIR where no folder can be made, at once", () => {
  for (const dir of ["/proc/reconvene", "/proc/reconvene/below"]) {
    expect(() => openDataDir(dir)).toThrow(/^The folder \/proc\/reconvene.* cannot be written\. Choose another/);
  }
});

test("folders within folders that are not there yet are made", () => {
  const dir = join(temporaryFolder(), "a", "b");
  openDataDir(dir);
  openDataDir(dir);
  expect(existsSync(dir)).toBe(true);
});

test("a clock that is damaged, in one line", () => {
  const dir = temporaryFolder();
  for (const content of ["", "{}", '{"aheadMs":"soon"}', '{"aheadMs":1e18}', '{"aheadMs":0.5}']) {
    writeFileSync(join(dir, "clock.json"), content);
    expect(() => openClock(dir)).toThrow(
      new StartError(`${join(dir, "clock.json")} is damaged. Restore it, or start afresh with another DATA_DIR.`),
    );
  }
});

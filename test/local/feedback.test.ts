import { expect, onTestFinished, test } from "vitest";
import { silent } from "../../hub/log.ts";
import { startRuntime } from "../../local/runtime.ts";
import { readSettings } from "../../local/settings.ts";
import { temporaryFolder } from "./ses-fixture.ts";

test("an event of a chunk that nobody knows keeps the hub from idling for seconds, not for minutes", async () => {
  const runtime = await startRuntime(readSettings({ DATA_DIR: temporaryFolder(), SEED: "none" }), silent);
  onTestFinished(() => runtime.close());
  const tags = { send: ["nobody"], chunk: ["0"], index: ["0"] };
  const mail = { timestamp: "2027-03-01T12:00:00Z", messageId: "m", tags };
  await runtime.takeEvent(JSON.stringify({ eventType: "Delivery", mail }));
  expect(await runtime.isIdle()).toBe(false);
  await expect.poll(() => runtime.isIdle(), { timeout: 10_000, interval: 50 }).toBe(true);
});

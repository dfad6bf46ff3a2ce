import { afterEach, expect, test } from "vitest";
import { journey } from "./journey.ts";
import { HubProcess } from "./process.ts";

let hub: HubProcess;
afterEach(() => hub.end());

test("sign-up, confirmation, announcement, reminders and one click out, by HTTP and mail alone", async () => {
  hub = new HubProcess();
  await hub.start();
  await journey(hub, async () => {});
}, 60_000);

test("the same, with the process killed after each act and started again on the same folder", async () => {
  hub = new HubProcess();
  await hub.start();
  let kills = 0;
  await journey(hub, async () => {
    kills += 1;
    await hub.kill();
    await hub.start();
  });
  expect(kills).toBe(5);
}, 90_000);

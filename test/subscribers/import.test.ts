import { expect, onTestFinished, test } from "vitest";
import { importSubscribers } from "../../hub/subscribers/import.ts";
import { withdraw } from "../../hub/subscribers/unsubscribe.ts";
import { createTestHub } from "../hub.ts";
import { subscribed } from "../kit/factories.ts";

test("somebody who came and left while an import was reading stays away", async () => {
  const hub = await createTestHub();
  onTestFinished(() => hub.close());
  const [id = ""] = await subscribed(hub, { email: "ana@example.org" });
  await withdraw(hub.context, id);
  const { store } = hub.context;
  const before = await store.subscribers.get(id);

  const nobodyYet = { ...store.subscribers, getMany: async () => new Map() };
  const row = { email: "ana@example.org", name: "", language: "en", zone: "Europe/Brussels", topics: ["news"] };
  const rows = [{ ...row, confirmedAt: "2024-10-09T12:00:00Z", source: "an older list" }];
  await importSubscribers({ ...hub.context, store: { ...store, subscribers: nobodyYet } }, { rows }, "test");
  expect(await store.subscribers.get(id)).toEqual(before);
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

test("everyone who chose announcements gets one, and the send finishes", async () => {
  await subscribed(hub, ...crowd(100), { email: "news-only@example.org", topics: ["news"] });
  await putMeeting(hub.context, aMeeting());
  const send = await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  expect(hub.outbox.count()).toBe(100);
  expect(new Set(hub.outbox.list().map((message) => message.to[0])).size).toBe(100);
  expect(await hub.context.store.sends.get(send.id)).toMatchObject({ status: "finished", recipients: 100 });
});

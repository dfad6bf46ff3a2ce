import { expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { createTestHub } from "../hub.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";

test("a heartbeat that cannot be noted keeps no reminder from its time", async () => {
  const hub = await createTestHub();
  const { context } = hub;
  await subscribed(hub, { email: "ana@example.org" });
  await putMeeting(context, aMeeting({ reminders: [{ before: "PT48H" }] }));
  await announce(context, "dih-5", { by: "staff" });
  await hub.drain();
  hub.machine.advance("P70D");
  context.store.identity.beat = () => Promise.reject(new Error("DynamoDB is slow today."));
  await expect(hub.tick()).rejects.toThrow("1 due items failed.");
  await hub.drain();
  expect(hub.outbox.list().map(({ tags }) => tags.kind)).toEqual(["announcement", "reminder"]);
  await hub.close();
});

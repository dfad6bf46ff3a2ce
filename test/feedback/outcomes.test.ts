import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { outcomeOf } from "../../hub/sends/ledger.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMessage } from "./messages.ts";
import {
  automaticAnswer,
  bounce,
  complaint,
  hardBounce,
  type Recipient,
  sesEventOf,
  softBounce,
} from "./ses-events.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

type Say = (about: Recipient) => SesEvent;
const sent: Say = (about) => sesEventOf(about, "Send");
const delivered: Say = (about) => sesEventOf(about, "Delivery");
const only =
  (type: SesEvent["eventType"]): Say =>
  (about) =>
    sesEventOf(about, type);

describe("what SES says of a message, and what becomes of it and its reader", () => {
  test.each<[string, Say[], object, string]>([
    ["accepted", [sent], { outcome: "sent" }, "active"],
    ["delivered", [sent, delivered], { outcome: "delivered" }, "active"],
    ["refused for a virus", [only("Reject"), sent], { outcome: "failed", reason: "content" }, "active"],
    ["not to be rendered", [only("Rendering Failure")], { outcome: "failed", reason: "content" }, "active"],
    ["delayed", [sent, only("DeliveryDelay")], { outcome: "sent" }, "active"],
    ["opened and clicked", [delivered, only("Open"), only("Click")], { outcome: "delivered" }, "active"],
    ["unsubscribed at SES", [delivered, only("Subscription")], { outcome: "delivered" }, "active"],
    ["bounced hard", [sent, hardBounce], { outcome: "bounced", reason: "permanent" }, "bounced"],
    ["taken, then bounced hard", [hardBounce, delivered], { outcome: "bounced", reason: "permanent" }, "bounced"],
    ["mailbox full", [sent, softBounce], { outcome: "bounced", reason: "temporary" }, "active"],
    ["taken, then mailbox full", [softBounce, delivered], { outcome: "bounced", reason: "temporary" }, "active"],
    [
      "given up after hours",
      [(to) => bounce(to, "Transient", "General")],
      { outcome: "bounced", reason: "temporary" },
      "active",
    ],
    ["answered by a machine", [automaticAnswer, sent, delivered], { outcome: "delivered" }, "active"],
    ["come back for who knows why", [automaticAnswer, sent], { outcome: "bounced", reason: "temporary" }, "active"],
    [
      "undetermined",
      [(to) => bounce(to, "Undetermined", "Undetermined")],
      { outcome: "bounced", reason: "temporary" },
      "active",
    ],
    [
      "on the account's suppression list, for bounces",
      [sent, (to) => bounce(to, "Permanent", "OnAccountSuppressionList")],
      { outcome: "bounced", reason: "suppressed" },
      "bounced",
    ],
    [
      "on SES's suppression list",
      [(to) => bounce(to, "Permanent", "Suppressed")],
      { outcome: "bounced", reason: "permanent" },
      "bounced",
    ],
    ["reported as spam", [delivered, (to) => complaint(to, "abuse")], { outcome: "complained" }, "complained"],
    ["complained of, for no reason given", [(to) => complaint(to)], { outcome: "complained" }, "complained"],
    [
      "on the account's suppression list, for complaints",
      [(to) => complaint(to, undefined, "OnAccountSuppressionList")],
      { outcome: "complained", reason: "suppressed" },
      "complained",
    ],
    ["reported as no spam", [delivered, (to) => complaint(to, "not-spam")], { outcome: "delivered" }, "active"],
    ["bounced and complained of", [(to) => complaint(to), hardBounce], { outcome: "complained" }, "complained"],
  ])("%s", async (_, said, outcome, state) => {
    const message = await aMessage(hub);
    await recordEvents(
      hub.context,
      said.map((say) => say(message.place)),
    );
    expect(outcomeOf((await message.chunk()).sets, message.place.index)).toEqual(outcome);
    expect((await message.reader())?.state).toBe(state);
  });
});

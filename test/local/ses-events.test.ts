import { expect, test } from "vitest";
import type { SesEvent } from "../../local/ses/events.ts";
import { NOON, send, sesUnderTest, simulator } from "./ses-fixture.ts";

async function eventsFor(...to: string[]): Promise<SesEvent[]> {
  const { client, events, published } = await sesUnderTest();
  await client.send(send("", { Destinations: to }));
  await published();
  return events;
}

const types = (events: SesEvent[]): string[] => events.map(({ eventType }) => eventType);

test("an ordinary recipient gets a Send and a Delivery event", async () => {
  const [sent, delivered] = await eventsFor("reader@example.org");
  expect(sent).toMatchObject({ eventType: "Send", send: {} });
  expect(delivered).toMatchObject({
    eventType: "Delivery",
    delivery: { recipients: ["reader@example.org"], timestamp: expect.stringMatching(/Z$/) },
  });
});

test("an event carries the mail object of SES, each tag a list", async () => {
  const [event] = await eventsFor("reader@example.org");
  expect(event?.mail).toMatchObject({
    timestamp: NOON.toISOString(),
    source: "news@hub.example",
    messageId: expect.stringMatching(/^0100[0-9a-f]{12}-[0-9a-f-]{36}-000000$/),
    destination: ["reader@example.org"],
    headersTruncated: false,
    headers: expect.arrayContaining([{ name: "List-Unsubscribe", value: "<https://hub.example/u/1>" }]),
    commonHeaders: { from: ["Réseau <news@hub.example>"], subject: "Réunion 5", messageId: event?.mail.messageId },
    tags: {
      send: ["s1"],
      index: ["7"],
      "ses:configuration-set": ["reconvene"],
      "ses:operation": ["SendRawEmail"],
      "ses:from-domain": ["hub.example"],
    },
  });
});

test("the simulator's bounce is a permanent bounce", async () => {
  const events = await eventsFor(simulator("bounce"));
  expect(events[1]).toMatchObject({
    eventType: "Bounce",
    bounce: {
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: [{ emailAddress: simulator("bounce"), action: "failed", status: "5.1.1" }],
    },
  });
});

test("the simulator's complaint comes after a delivery", async () => {
  const events = await eventsFor(simulator("complaint"));
  expect(types(events)).toEqual(["Send", "Delivery", "Complaint"]);
  expect(events[2]).toMatchObject({
    complaint: { complaintFeedbackType: "abuse", complainedRecipients: [{ emailAddress: simulator("complaint") }] },
  });
});

test("the simulator's suppressed address bounces as suppressed", async () => {
  const events = await eventsFor(simulator("suppressionlist"));
  expect(events[1]).toMatchObject({ bounce: { bounceType: "Permanent", bounceSubType: "Suppressed" } });
});

test("labels and case change nothing, and each recipient of a message meets its own end", async () => {
  const events = await eventsFor(simulator("Bounce+label1"), simulator("success+2"), simulator("ooto"));
  expect(types(events)).toEqual(["Send", "Delivery", "Bounce"]);
  expect(events[1]).toMatchObject({ delivery: { recipients: [simulator("success+2"), simulator("ooto")] } });
});

test("without a configuration set there are no events", async () => {
  const { ses, client, events } = await sesUnderTest();
  await client.send(send("reader@example.org", { ConfigurationSetName: undefined }));
  expect([ses.pendingEvents(), events.length]).toEqual([0, 0]);
});

test("an event that could not be published is tried again, in order, and the failure reported", async () => {
  const failures: unknown[] = [];
  const events: SesEvent[] = [];
  const { client, published } = await sesUnderTest({
    publish: async (event) => {
      if (failures.length < 2) throw new Error("The queue is away.");
      events.push(event);
    },
    onError: (error) => failures.push(error),
  });
  await client.send(send("reader@example.org"));
  await published();
  expect(types(events)).toEqual(["Send", "Delivery"]);
  expect(failures).toHaveLength(2);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consumeFeedback } from "../../functions/feedback/consume.ts";
import { erase } from "../../hub/subscribers/erase.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMessage, takenSend } from "./messages.ts";
import { complaint, hardBounce, queued, sesEventOf } from "./ses-events.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

/** The queue messages that come again, and end in the dead-letter queue. */
async function refused(...bodies: unknown[]): Promise<string[]> {
  const { batchItemFailures } = await consumeFeedback(hub.context, queued(...bodies));
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

const notification = (event: unknown) => ({ Type: "Notification", Message: JSON.stringify(event) });

test("an event comes raw or in SNS's envelope", async () => {
  const [raw, wrapped] = [await aMessage(hub), await aMessage(hub)];
  expect(await refused(sesEventOf(raw.place, "Delivery"), notification(sesEventOf(wrapped.place, "Delivery")))).toEqual(
    [],
  );
  for (const message of [raw, wrapped]) expect((await message.chunk()).sets).toEqual({ delivered: new Set([1]) });
});

describe("the dead-letter queue gets", () => {
  const bounceOfNoType = { ...sesEventOf({ send: "s", chunk: "00-", index: 0 }, "Bounce") };
  test.each<[string, unknown]>([
    ["what is no JSON", "{"],
    ["what is no event", { hello: "world" }],
    ["an event of a kind that SES does not have", { ...bounceOfNoType, eventType: "Applause" }],
    ["a bounce that says nothing of its type", bounceOfNoType],
    ["an envelope around nothing", notification("nothing")],
    ["an event of a chunk that nobody knows", sesEventOf({ send: "nobody", chunk: "00-", index: 0 }, "Send")],
    ["an event that names a send and no chunk", sesEventOf({ tags: { send: ["s"], index: ["0"] } }, "Delivery")],
    ...["", "-1", "1.5", "zero", "100", " 1"].map((index): [string, unknown] => [
      `an event of recipient "${index}"`,
      sesEventOf({ tags: { send: ["s"], chunk: ["00-"], index: [index] } }, "Delivery"),
    ]),
  ])("%s, and the others of the batch are recorded", async (_, wrong) => {
    const [before, after] = [await aMessage(hub), await aMessage(hub)];
    const events = [sesEventOf(before.place, "Delivery"), wrong, hardBounce(after.place)];
    expect(await refused(...events)).toEqual(["m1"]);
    expect((await before.chunk()).sets).toEqual({ delivered: new Set([1]) });
    expect((await after.reader())?.state).toBe("bounced");
  });

  test("an event of a recipient whom the chunk does not have; nothing of it is written", async () => {
    const message = await aMessage(hub);
    const nobody = { ...message.place, index: 2 };
    for (const event of [sesEventOf(nobody, "Delivery"), hardBounce(nobody)]) {
      expect(await refused(event, sesEventOf(message.place, "Send"))).toEqual(["m0"]);
    }
    expect((await message.chunk()).sets).toEqual({ sent: new Set([1]) });
  });
});

test("an event that the ledger does not take is known to be late, as often as it comes", async () => {
  const message = await aMessage(hub);
  const { store, machine } = hub.context;
  const addOutcomes = async () => {
    throw new Error("The table is not there.");
  };
  const broken = { ...hub.context, store: { ...store, chunks: { ...store.chunks, addOutcomes } } };
  const send = sesEventOf(message.place, "Send");
  const event = { ...send, mail: { ...send.mail, timestamp: machine.now().toString() } };
  await consumeFeedback(broken, queued(event));
  expect(await store.events.seen()).toMatchObject({ behindAt: 0 });
  hub.machine.advance({ minutes: 5 });
  await consumeFeedback(broken, queued(event));
  expect(await store.events.seen()).toMatchObject({ behindAt: machine.now().epochMilliseconds });
});

test("what the table could not take stays on the queue", async () => {
  const message = await aMessage(hub);
  const { store } = hub.context;
  const down = async () => {
    throw new Error("The table is not there.");
  };
  const broken = { ...hub.context, store: { ...store, subscribers: { ...store.subscribers, put: down } } };
  const events = queued(complaint(message.place), sesEventOf(message.place, "Delivery"));
  const { batchItemFailures } = await consumeFeedback(broken, events);
  expect(batchItemFailures).toEqual([{ itemIdentifier: "m0" }]);
});

test("evidence and the guard do not wait for suppressions", async () => {
  const { id, all } = await takenSend(hub, 240);
  const { store } = hub.context;
  const down = async () => {
    throw new Error("The table is not there.");
  };
  const broken = { ...hub.context, store: { ...store, subscribers: { ...store.subscribers, get: down } } };
  const later = "2027-03-02T00:00:00.000Z";
  const [first] = all;
  if (!first) throw new Error("Nothing was sent.");
  const send = sesEventOf(first, "Send");
  const events = [
    ...all.slice(0, 12).map((to) => hardBounce(to)),
    { ...send, mail: { ...send.mail, timestamp: later } },
  ];
  const { batchItemFailures } = await consumeFeedback(broken, queued(...events));
  expect(batchItemFailures).toHaveLength(12);
  expect(await store.events.seen()).toMatchObject({ through: Date.parse(later) });
  expect(await store.sends.get(id)).toMatchObject({ status: "paused" });
});

test("one event at fault among hundreds costs a few more looks, not one for each", async () => {
  const message = await aMessage(hub);
  const { store } = hub.context;
  let writes = 0;
  const counted: typeof store.chunks = {
    ...store.chunks,
    addOutcomes(...what) {
      writes += 1;
      return store.chunks.addOutcomes(...what);
    },
  };
  const events = Array.from({ length: 256 }, () => sesEventOf(message.place, "Delivery"));
  const wrong = sesEventOf({ ...message.place, index: 2 }, "Delivery");
  const batch = queued(...events.slice(0, 100), wrong, ...events.slice(101));
  const { batchItemFailures } = await consumeFeedback({ ...hub.context, store: { ...store, chunks: counted } }, batch);
  expect(batchItemFailures).toEqual([{ itemIdentifier: "m100" }]);
  expect(writes).toBe(17);
});

test("probes and other mail of the configuration set are nobody's business, and no error", async () => {
  const others = [{}, { kind: ["probe"] }, { index: ["0"] }].map((tags) => sesEventOf({ tags }, "Bounce"));
  const events = others.map((event) => ({ ...event, bounce: { bounceType: "Permanent" } }));
  expect(await refused(...events, sesEventOf({ tags: {} }, "Send"))).toEqual([]);
});

test("an event about somebody who was erased is recorded, and brings nobody back", async () => {
  const message = await aMessage(hub);
  const id = (await message.reader())?.id ?? "";
  await erase(hub.context, id);
  expect(await refused(hardBounce(message.place), complaint(message.place))).toEqual([]);
  expect((await message.reader())?.state).toBe("erased");
  expect((await message.chunk()).sets).toEqual({ bounced: new Set([1]), complained: new Set([1]) });
});

test("a thousand events of one message in a batch come to one ledger", async () => {
  const message = await aMessage(hub);
  const events = Array.from({ length: 500 }, () => [
    sesEventOf(message.place, "Delivery"),
    sesEventOf(message.place, "Send"),
  ]);
  expect(await refused(...events.flat())).toEqual([]);
  expect((await message.chunk()).sets).toEqual({ sent: new Set([1]), delivered: new Set([1]) });
});

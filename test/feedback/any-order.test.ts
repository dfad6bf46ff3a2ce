import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aSend } from "../storage/samples.ts";
import { aThirdMessage, type Message } from "./messages.ts";
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
const sends: [string, string, string] = ["first", "second", "third"];
beforeAll(async () => {
  hub = await createTestHub();
  for (const [n, id] of sends.entries()) {
    const at = `2027-01-0${n + 1}T12:00:00Z`;
    await hub.context.store.sends.create(aSend(id, { audience: { topic: "news" }, createdAt: at, begunAt: at }));
  }
});
afterAll(() => hub.close());

const sayings: ((about: Recipient) => SesEvent)[] = [
  (to) => sesEventOf(to, "Send"),
  (to) => sesEventOf(to, "Delivery"),
  (to) => sesEventOf(to, "DeliveryDelay"),
  (to) => sesEventOf(to, "Reject"),
  (to) => sesEventOf(to, "Open"),
  hardBounce,
  softBounce,
  automaticAnswer,
  (to) => bounce(to, "Permanent", "OnAccountSuppressionList"),
  (to) => complaint(to, "abuse"),
  (to) => complaint(to, "not-spam"),
  (to) => complaint(to, undefined, "OnAccountSuppressionList"),
];

const heard = fc.subarray(sayings, { minLength: 1 }).chain((said) =>
  fc.record({
    said: fc.constant(said),
    /** Each at least once, some twice, in batches of any size. */
    again: fc
      .tuple(fc.shuffledSubarray(said, { minLength: said.length }), fc.subarray(said))
      .chain(([all, some]) => fc.shuffledSubarray([...all, ...some], { minLength: all.length + some.length })),
    batch: fc.integer({ min: 1, max: 5 }),
  }),
);

const became = async (message: Message) => ({
  sets: (await message.chunk()).sets,
  state: (await message.reader())?.state,
});

test("a third soft bounce is the last, so that order could matter", async () => {
  const message = await aThirdMessage(hub, sends);
  await recordEvents(hub.context, [softBounce(message.place)]);
  expect((await message.reader())?.state).toBe("bounced");
});

test("the events of a message in any order, twice and in any batches leave the same ledger and the same reader", async () => {
  await fc.assert(
    fc.asyncProperty(heard, async ({ said, again, batch }) => {
      const [once, jumbled] = [await aThirdMessage(hub, sends), await aThirdMessage(hub, sends)];
      await recordEvents(
        hub.context,
        said.map((say) => say(once.place)),
      );
      for (let i = 0; i < again.length; i += batch) {
        await recordEvents(
          hub.context,
          again.slice(i, i + batch).map((say) => say(jumbled.place)),
        );
      }
      expect(await became(jumbled)).toEqual(await became(once));
    }),
    { numRuns: 60 },
  );
});

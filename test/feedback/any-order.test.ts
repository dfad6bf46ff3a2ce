import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMessage, type Message } from "./messages.ts";
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

test("the events of a message in any order, twice and in any batches leave the same ledger and the same reader", async () => {
  await fc.assert(
    fc.asyncProperty(heard, async ({ said, again, batch }) => {
      const [once, jumbled] = [await aMessage(hub), await aMessage(hub)];
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

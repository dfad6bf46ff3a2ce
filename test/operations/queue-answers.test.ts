import { expect, test } from "vitest";
import { consumePlan } from "../../functions/plan/consume.ts";
import { answerOf } from "../../functions/sqs.ts";
import type { Context } from "../../hub/context.ts";
import { eventRecord } from "../../local/sqs/event-record.ts";
import { createTestHub } from "../hub.ts";

const eventOf = (...bodies: string[]) => ({
  Records: bodies.map((Body, i) => eventRecord({ MessageId: `m${i}`, ReceiptHandle: `r${i}`, Body }, "")),
});
const failures = (...itemIdentifiers: string[]) => ({
  batchItemFailures: itemIdentifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

test("a batch that was handled in part is answered in part, and one of which nothing was is an error", () => {
  const event = eventOf("{}", "{}");
  expect(answerOf(event, failures())).toEqual(failures());
  expect(answerOf(event, failures("m1"))).toEqual(failures("m1"));
  expect(() => answerOf(event, failures("m0", "m1"))).toThrow("Of 2 queue messages none could be handled.");
  expect(answerOf(eventOf(), failures())).toEqual(failures());
});

test("the log of a message that could not be handled has the id of its send, where it can be read", async () => {
  const lines: unknown[] = [];
  const hub = await createTestHub();
  try {
    const log: Context["log"] = { ...hub.context.log, error: (_, data) => void lines.push(data) };
    const store = { ...hub.context.store, sends: { ...hub.context.store.sends, get: () => Promise.reject("down") } };
    const event = eventOf('{"send":"news-pilots"}', "nonsense");
    expect(await consumePlan({ ...hub.context, log, store }, event)).toEqual(failures("m0", "m1"));
  } finally {
    await hub.close();
  }
  expect(lines).toMatchObject([
    { messageId: "m0", send: "news-pilots", error: "down" },
    { messageId: "m1", error: expect.stringContaining("JSON") },
  ]);
});

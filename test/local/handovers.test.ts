import { expect, onTestFinished, test } from "vitest";
import { maxReceiveCount } from "../../local/engines.ts";
import { Handovers } from "../../local/handovers.ts";
import { createTestHub } from "../hub.ts";
import { received } from "./received.ts";

async function failingHandover() {
  const hub = await createTestHub();
  onTestFinished(() => hub.close());
  const handovers = new Handovers();
  const consume = handovers.noting(async () => ({ batchItemFailures: [{ itemIdentifier: "1" }] }));
  const outcome = handovers
    .until("event", async () => {})
    .then(
      () => "arrived",
      (error: Error) => error.message,
    );
  return { context: hub.context, consume, outcome };
}

test("an event at fault has arrived once it lies in the dead-letter queue", async () => {
  const { context, consume, outcome } = await failingHandover();
  await consume(context, received("event", 1));
  await consume(context, received("event", maxReceiveCount));
  expect(await outcome).toBe("arrived");
});

test("an event that failed because the table was away is not at fault: SES hears that it was lost", async () => {
  const { context, consume, outcome } = await failingHandover();
  const due = async () => Promise.reject(new Error("away"));
  const away = { ...context, store: { ...context.store, due: { ...context.store.due, due } } };
  await consume(away, received("event", maxReceiveCount));
  expect(await outcome).toContain("the table does not answer");
});

import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { batchedSender } from "../../local/sqs/batched-sender.ts";
import { sqsUnderTest } from "./sqs-fixture.ts";

async function senderUnderTest() {
  const { client, createQueue, counts } = await sqsUnderTest();
  const queueUrl = await createQueue("events");
  let calls = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === "SendMessageBatchCommand") calls += 1;
        return next(args);
      },
    { step: "initialize" },
  );
  const waiting = async () => (await counts(queueUrl))[0];
  return { client, queueUrl, send: batchedSender(client, queueUrl), waiting, calls: () => calls };
}

test("messages of one moment go ten to a call, each as it was", async () => {
  const { client, queueUrl, send, waiting, calls } = await senderUnderTest();
  await Promise.all(Array.from({ length: 25 }, (_, i) => send(`event ${i}`)));
  expect([calls(), await waiting()]).toEqual([3, 25]);
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
  expect(Messages?.[0]?.Body).toBe("event 0");
});

test("bodies that are too large for one call together go in several", async () => {
  const { send, waiting, calls } = await senderUnderTest();
  const body = "x".repeat(500 * 1024);
  await Promise.all([send(body), send(body), send(body)]);
  expect([calls(), await waiting()]).toEqual([2, 3]);
});

test("a message that SQS does not take fails alone", async () => {
  const { send, waiting } = await senderUnderTest();
  const outcomes = await Promise.allSettled([send("good"), send(""), send("good")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await waiting()).toBe(2);
});

test("a queue that cannot be reached fails every message", async () => {
  const { client, send } = await senderUnderTest();
  client.middlewareStack.add(() => () => Promise.reject(new Error("Away.")), { step: "initialize" });
  const outcomes = await Promise.allSettled([send("one"), send("two")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

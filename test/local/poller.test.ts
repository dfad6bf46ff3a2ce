import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { SQSEvent } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";
import { type Poller, type PollerOptions, startPoller } from "../../local/sqs/poller.ts";
import { redriveTo, type SqsUnderTest, sqsUnderTest } from "./sqs-fixture.ts";

interface PollerUnderTest extends SqsUnderTest {
  poller: Poller;
  queueUrl: string;
  deadUrl: string;
  errors: unknown[];
  send(...bodies: string[]): Promise<void>;
}

/** A queue that shows a message again at once and buries it after two receives. */
async function pollerUnderTest(
  options: Pick<PollerOptions, "handler"> & Partial<PollerOptions>,
): Promise<PollerUnderTest> {
  const sqs = await sqsUnderTest();
  const errors: unknown[] = [];
  const deadUrl = await sqs.createQueue("dead");
  const queueUrl = await sqs.createQueue("work", { VisibilityTimeout: "1", RedrivePolicy: redriveTo("dead", 2) });
  const poller = await startPoller({
    client: sqs.client,
    queueUrl,
    onError: (error) => errors.push(error),
    ...options,
  });
  onTestFinished(() => poller.stop());
  const send = async (...bodies: string[]): Promise<void> => {
    for (const MessageBody of bodies) {
      await sqs.client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
    }
  };
  return { ...sqs, poller, queueUrl, deadUrl, errors, send };
}

test("a handler gets the records that Lambda would give it, and what it handled is deleted", async () => {
  const events: SQSEvent[] = [];
  const { poller, send, errors } = await pollerUnderTest({
    handler: async (event, context) => {
      events.push(event);
      expect(context.getRemainingTimeInMillis()).toBeGreaterThan(0);
    },
  });
  await send("hello");
  await expect.poll(() => poller.isIdle()).toBe(true);
  expect(events).toEqual([
    {
      Records: [
        {
          messageId: expect.any(String),
          receiptHandle: expect.any(String),
          body: "hello",
          attributes: {
            ApproximateReceiveCount: "1",
            SentTimestamp: expect.stringMatching(/^\d{13}$/),
            ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
            SenderId: expect.any(String),
          },
          messageAttributes: {},
          md5OfBody: "5d41402abc4b2a76b9719d911017c592",
          eventSource: "aws:sqs",
          eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:work",
          awsRegion: "us-east-1",
        },
      ],
    },
  ]);
  expect(errors).toEqual([]);
});

test("of a batch only the failures that the handler names come again", async () => {
  const seen: string[] = [];
  const { poller, send } = await pollerUnderTest({
    handler: async ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      const failed = Records.filter(
        ({ body, attributes }) => body === "bad" && attributes.ApproximateReceiveCount === "1",
      );
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    },
  });
  await send("good", "bad");
  await expect.poll(() => poller.isIdle(), { timeout: 5000 }).toBe(true);
  expect(seen.sort()).toEqual(["bad", "bad", "good"]);
});

test("a throwing handler is reported, and its batch comes again until it is buried", async () => {
  const { poller, send, errors, counts, deadUrl } = await pollerUnderTest({
    handler: () => Promise.reject(new Error("No.")),
  });
  await send("poison");
  await expect.poll(() => poller.isIdle(), { timeout: 5000 }).toBe(true);
  expect(errors).toHaveLength(2);
  expect(await counts(deadUrl)).toEqual([1, 0, 0]);
});

test("an answer that names a message outside the batch fails the batch as a whole", async () => {
  const { send, errors, counts, queueUrl } = await pollerUnderTest({
    handler: async () => ({ batchItemFailures: [{ itemIdentifier: "another" }] }),
  });
  await send("one");
  await expect.poll(() => errors.length).toBe(1);
  expect((await counts(queueUrl)).reduce((sum, count) => sum + count)).toBe(1);
});

test("batches are no larger and no more at a time than told", async () => {
  let running = 0;
  let most = 0;
  const sizes: number[] = [];
  const { poller, send } = await pollerUnderTest({
    batchSize: 3,
    concurrency: 2,
    handler: async ({ Records }) => {
      running += 1;
      most = Math.max(most, running);
      sizes.push(Records.length);
      await new Promise(setImmediate);
      running -= 1;
    },
  });
  await send(...Array.from({ length: 20 }, (_, i) => String(i)));
  await expect.poll(() => poller.isIdle()).toBe(true);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(20);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
  expect(most).toBeLessThanOrEqual(2);
});

test("a batch larger than one receive gives is gathered from what is there", async () => {
  const sizes: number[] = [];
  const first = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const { poller, send } = await pollerUnderTest({
    batchSize: 22,
    concurrency: 1,
    handler: async ({ Records }) => {
      sizes.push(Records.length);
      first.resolve();
      await goOn.promise;
    },
  });
  await send("first");
  await first.promise;
  await send(...Array.from({ length: 25 }, (_, i) => String(i)));
  goOn.resolve();
  await expect.poll(() => poller.isIdle()).toBe(true);
  expect(sizes).toEqual([1, 22, 3]);
});

test("it is not idle while a message is handled, and stopping waits for it", async () => {
  const handling = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const { poller, send, counts, queueUrl } = await pollerUnderTest({
    handler: async () => {
      handling.resolve();
      await finish.promise;
    },
  });
  await send("slow");
  await handling.promise;
  expect(await poller.isIdle()).toBe(false);
  const stopped = poller.stop();
  finish.resolve();
  await stopped;
  expect(await counts(queueUrl)).toEqual([0, 0, 0]);
});

test("a queue that cannot be reached is reported, and does not end the polling", async () => {
  const { client, createQueue } = await sqsUnderTest();
  const queueUrl = await createQueue("work");
  let reachable = false;
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (!reachable && commandName === "ReceiveMessageCommand") throw new Error("Away.");
        return next(args);
      },
    { step: "initialize" },
  );
  const handled = Promise.withResolvers<SQSEvent>();
  const failed = Promise.withResolvers<unknown>();
  const poller = await startPoller({
    client,
    queueUrl,
    concurrency: 1,
    handler: async (event) => handled.resolve(event),
    onError: failed.resolve,
  });
  onTestFinished(() => poller.stop());
  expect(await failed.promise).toMatchObject({ message: "Away." });
  reachable = true;
  await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: "still here" }));
  expect((await handled.promise).Records).toMatchObject([{ body: "still here" }]);
});

test("a queue that does not exist is an error at the start", async () => {
  const { client } = await sqsUnderTest();
  const starting = startPoller({ client, queueUrl: "http://x/none", handler: async () => {}, onError: () => {} });
  await expect(starting).rejects.toMatchObject({ name: "QueueDoesNotExist" });
});

import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { sqsUnderTest } from "./sqs-fixture.ts";

const receive = (QueueUrl: string, rest: Partial<ReceiveMessageCommandInput> = {}): ReceiveMessageCommand =>
  new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ["All"], ...rest });

test("a message is received with its attributes, and gone once deleted", async () => {
  const { client, createQueue, counts } = await sqsUnderTest();
  const QueueUrl = await createQueue("work");
  const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "žluťoučký" }));
  const { Messages = [] } = await client.send(receive(QueueUrl));
  expect(Messages).toMatchObject([
    {
      MessageId,
      Body: "žluťoučký",
      Attributes: { ApproximateReceiveCount: "1", SentTimestamp: expect.stringMatching(/^\d{13}$/) },
    },
  ]);
  expect(await counts(QueueUrl)).toEqual([0, 1, 0]);
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle }));
  expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
});

test("a batch is sent and deleted entry by entry, and a bad entry fails alone", async () => {
  const { client, createQueue, counts } = await sqsUnderTest();
  const QueueUrl = await createQueue("work");
  const sent = await client.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "a", MessageBody: "now" },
        { Id: "b", MessageBody: "later", DelaySeconds: 900 },
        { Id: "c", MessageBody: "never", DelaySeconds: 901 },
      ],
    }),
  );
  expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a", "b"]);
  expect(sent.Failed).toMatchObject([{ Id: "c", Code: "InvalidParameterValue", SenderFault: true }]);
  expect(await counts(QueueUrl)).toEqual([1, 0, 1]);
  const { Messages = [] } = await client.send(receive(QueueUrl, { MaxNumberOfMessages: 10 }));
  const Entries = Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
  await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  expect(await counts(QueueUrl)).toEqual([0, 0, 1]);
});

test("a long poll answers when a message arrives", async () => {
  const { client, createQueue } = await sqsUnderTest();
  const QueueUrl = await createQueue("work");
  const polling = client.send(receive(QueueUrl, { WaitTimeSeconds: 20 }));
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "hello" }));
  expect((await polling).Messages).toHaveLength(1);
});

test("a visibility of 0 gives a message back at once, counting the receive", async () => {
  const { client, createQueue } = await sqsUnderTest();
  const QueueUrl = await createQueue("work");
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "again" }));
  const first = await client.send(receive(QueueUrl));
  await client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: first.Messages?.[0]?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  const second = await client.send(receive(QueueUrl, { WaitTimeSeconds: 5 }));
  expect(second.Messages?.[0]?.Attributes).toMatchObject({ ApproximateReceiveCount: "2" });
});

test("creating a queue again answers the same URL, with other attributes an error", async () => {
  const { client, createQueue } = await sqsUnderTest();
  const url = await createQueue("work");
  expect(await createQueue("work")).toBe(url);
  expect((await client.send(new GetQueueUrlCommand({ QueueName: "work" }))).QueueUrl).toBe(url);
  await expect(createQueue("work", { VisibilityTimeout: "5" })).rejects.toMatchObject({ name: "QueueNameExists" });
});

test("a purged queue is empty", async () => {
  const { client, createQueue, counts } = await sqsUnderTest();
  const QueueUrl = await createQueue("work");
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "one" }));
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "two", DelaySeconds: 60 }));
  await client.send(new PurgeQueueCommand({ QueueUrl }));
  expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
});

test("what SQS would refuse is refused by the SDK's own error names", async () => {
  const { client, createQueue } = await sqsUnderTest();
  const QueueUrl = await createQueue("work");
  await expect(client.send(new GetQueueUrlCommand({ QueueName: "none" }))).rejects.toMatchObject({
    name: "QueueDoesNotExist",
  });
  await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [] }))).rejects.toMatchObject({
    name: "EmptyBatchRequest",
  });
  await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({ name: "UnsupportedOperation" });
  const tooLong = new SendMessageCommand({ QueueUrl, MessageBody: "x".repeat(1024 * 1024 + 1) });
  await expect(client.send(tooLong)).rejects.toMatchObject({ message: expect.stringContaining("MessageBody") });
});

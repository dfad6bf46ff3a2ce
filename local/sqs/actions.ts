import type { z } from "zod";
import { queueAttributes, receivedMessage } from "./answers.ts";
import { invalidParameter, SqsError } from "./errors.ts";
import type { Queue } from "./queue.ts";
import type { Queues } from "./queues.ts";
import * as requests from "./requests.ts";

export interface ActionContext {
  queues: Queues;
  /** Where this endpoint is: queue URLs start with it. */
  url: string;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
}

type Action = (context: ActionContext, input: unknown) => unknown;

const MAX_BATCH = 10;

/** The supported part of https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export const actions: Readonly<Record<string, Action>> = {
  CreateQueue: action(requests.createQueue, ({ queues, url }, { QueueName, Attributes }) => {
    queues.create(QueueName, Attributes);
    return { QueueUrl: queueUrl(url, QueueName) };
  }),

  GetQueueUrl: action(requests.getQueueUrl, ({ queues, url }, { QueueName }) => {
    queues.get(QueueName);
    return { QueueUrl: queueUrl(url, QueueName) };
  }),

  SendMessage: action(requests.sendMessage, (context, request) => {
    const message = queueOf(context, request).send(request.MessageBody, request.DelaySeconds);
    return { MessageId: message.id, MD5OfMessageBody: message.md5 };
  }),

  SendMessageBatch: action(requests.sendMessageBatch, (context, request) => {
    const queue = queueOf(context, request);
    checkBatch(request.Entries);
    return eachEntry(request.Entries, (entry) => {
      const { MessageBody, DelaySeconds } = parse(requests.batchedMessage, entry);
      const message = queue.send(MessageBody, DelaySeconds);
      return { Id: entry.Id, MessageId: message.id, MD5OfMessageBody: message.md5 };
    });
  }),

  ReceiveMessage: action(requests.receiveMessage, async (context, request) => {
    const messages = await queueOf(context, request).receive({
      max: request.MaxNumberOfMessages,
      visibilityTimeoutSeconds: request.VisibilityTimeout,
      waitSeconds: request.WaitTimeSeconds,
      signal: context.signal,
    });
    const names = [...request.AttributeNames, ...request.MessageSystemAttributeNames];
    return messages.length === 0 ? {} : { Messages: messages.map((message) => receivedMessage(message, names)) };
  }),

  DeleteMessage: action(requests.deleteMessage, (context, request) => {
    queueOf(context, request).delete(request.ReceiptHandle);
    return {};
  }),

  DeleteMessageBatch: action(requests.deleteMessageBatch, (context, request) => {
    const queue = queueOf(context, request);
    checkBatch(request.Entries);
    return eachEntry(request.Entries, ({ Id, ReceiptHandle }) => {
      queue.delete(ReceiptHandle);
      return { Id };
    });
  }),

  ChangeMessageVisibility: action(requests.changeMessageVisibility, (context, request) => {
    queueOf(context, request).changeVisibility(request.ReceiptHandle, request.VisibilityTimeout);
    return {};
  }),

  GetQueueAttributes: action(requests.getQueueAttributes, (context, request) => ({
    Attributes: queueAttributes(queueOf(context, request), request.AttributeNames),
  })),

  PurgeQueue: action(requests.purgeQueue, (context, request) => {
    queueOf(context, request).purge();
    return {};
  }),
};

/** Binds a schema to what acts on its output, so that no action sees an unchecked request. */
function action<S extends z.ZodType>(
  schema: S,
  act: (context: ActionContext, request: z.output<S>) => unknown,
): Action {
  return (context, input) => act(context, parse(schema, input));
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidParameter(`Value for parameter ${issue?.path.join(".")} is invalid. Reason: ${issue?.message}.`);
}

const queueUrl = (url: string, name: string): string => `${url}/000000000000/${name}`;

/** By the URL's last segment alone: the port may be another than when the URL was written down. */
function queueOf({ queues }: ActionContext, { QueueUrl }: { QueueUrl: string }): Queue {
  return queues.get(QueueUrl.slice(QueueUrl.lastIndexOf("/") + 1));
}

function checkBatch(entries: readonly { Id: string }[]): void {
  const batchError = (type: string, message: string): SqsError =>
    new SqsError(type, message, `AWS.SimpleQueueService.${type}`);
  if (entries.length === 0) throw batchError("EmptyBatchRequest", "There should be at least one entry.");
  if (entries.length > MAX_BATCH) {
    throw batchError("TooManyEntriesInBatchRequest", `Maximum number of entries per request are ${MAX_BATCH}.`);
  }
  if (new Set(entries.map(({ Id }) => Id)).size !== entries.length) {
    throw batchError("BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
  }
}

function eachEntry<E extends { Id: string }>(entries: readonly E[], act: (entry: E) => unknown): unknown {
  const successful: unknown[] = [];
  const failed: unknown[] = [];
  for (const entry of entries) {
    try {
      successful.push(act(entry));
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      failed.push({ Id: entry.Id, Code: error.type, Message: error.message, SenderFault: true });
    }
  }
  return { Successful: successful, ...(failed.length > 0 && { Failed: failed }) };
}

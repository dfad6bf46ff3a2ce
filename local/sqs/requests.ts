import { z } from "zod";

/*
 * What each action of the JSON protocol takes, within SQS' limits:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */

/** SQS' limit for a body, and for all bodies of a batch together. */
const MAX_BODY_BYTES = 1024 * 1024;
const body = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= MAX_BODY_BYTES, "longer than 1 MiB");
const delay = z.number().int().min(0).max(900).optional();
const visibility = z.number().int().min(0).max(43_200);
const queue = { QueueUrl: z.string() };
/** Dropping attributes in silence would be worse than refusing them. */
const noAttributes = z
  .record(z.string(), z.unknown())
  .refine((given) => Object.keys(given).length === 0, "not supported");

export const createQueue = z.object({
  QueueName: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  Attributes: z.record(z.string(), z.string()).default({}),
});

export const getQueueUrl = z.object({ QueueName: z.string() });

export const sendMessage = z.object({
  ...queue,
  MessageBody: body,
  DelaySeconds: delay,
  MessageAttributes: noAttributes.optional(),
});

export const sendMessageBatch = z.object({
  ...queue,
  Entries: z.array(
    z.object({
      Id: z.string(),
      MessageBody: z.string(),
      DelaySeconds: z.number().optional(),
      MessageAttributes: noAttributes.optional(),
    }),
  ),
});

/** One entry, checked alone: a bad one fails by itself and the others go. */
export const batchedMessage = z.object({ MessageBody: body, DelaySeconds: delay });

export const receiveMessage = z.object({
  ...queue,
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  WaitTimeSeconds: z.number().int().min(0).max(20).optional(),
  VisibilityTimeout: visibility.optional(),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
});

export const deleteMessage = z.object({ ...queue, ReceiptHandle: z.string() });

export const deleteMessageBatch = z.object({
  ...queue,
  Entries: z.array(z.object({ Id: z.string(), ReceiptHandle: z.string() })),
});

export const changeMessageVisibility = z.object({
  ...queue,
  ReceiptHandle: z.string(),
  VisibilityTimeout: visibility,
});

export const getQueueAttributes = z.object({ ...queue, AttributeNames: z.array(z.string()).default([]) });

export const purgeQueue = z.object(queue);

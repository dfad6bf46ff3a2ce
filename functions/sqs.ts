import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type * as z from "zod";
import type { Context } from "../hub/context.ts";

/**
 * Handles a batch of queue messages one by one. What fails is left on the queue, comes again after its visibility
 * time-out, and ends in the dead-letter queue; the others are done. Messages hold ids alone, so that logs may hold them.
 */
export async function handleEach<T extends Record<string, string>>(
  context: Context,
  { Records }: SQSEvent,
  message: z.ZodType<T>,
  handle: (message: T) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const { messageId, body } of Records) {
    let read: T | undefined;
    try {
      read = message.parse(JSON.parse(body));
      await handle(read);
    } catch (error) {
      context.log.error("A queue message could not be handled", { messageId, ...read, error: String(error) });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

/**
 * The answer to Lambda. When nothing of a batch could be handled the call fails: its messages come again all the same,
 * and Lambda counts an error, for the alarm on errors to see.
 */
export function answerOf({ Records }: SQSEvent, answer: SQSBatchResponse): SQSBatchResponse {
  const failed = answer.batchItemFailures.length;
  if (failed > 0 && failed === Records.length) throw new Error(`Of ${failed} queue messages none could be handled.`);
  return answer;
}

import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Context } from "../hub/context.ts";

/**
 * Handles a batch of queue messages one by one. What fails is left on the queue, comes again after its visibility
 * time-out, and ends in the dead-letter queue; the others are done.
 */
export async function handleEach(
  context: Context,
  event: SQSEvent,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (error) {
      context.log.error("A queue message could not be handled", { messageId: record.messageId, error: String(error) });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import type { Context } from "../../hub/context.ts";
import { type SesEvent, sesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";

/** SNS's envelope, when the subscription does not deliver raw. */
const envelope = z.object({ Type: z.literal("Notification"), Message: z.string() });

/**
 * Takes SES's events into the ledger: all of a batch at once, so that a chunk is written once; in ever smaller parts
 * when that fails, so that only the event at fault stays on the queue and ends in the dead-letter queue.
 */
export async function consumeFeedback(context: Context, { Records }: SQSEvent): Promise<SQSBatchResponse> {
  const parsed: { record: SQSRecord; event: SesEvent }[] = [];
  const failed: SQSRecord[] = [];
  for (const record of Records) {
    const event = parseSesEvent(record.body);
    if (event) parsed.push({ record, event });
    else failed.push(record);
  }
  for (const record of failed) {
    context.log.error("Not an event of SES", { messageId: record.messageId });
  }
  failed.push(...(await recordAll(context, parsed)));
  return { batchItemFailures: failed.map((record) => ({ itemIdentifier: record.messageId })) };
}

/** The answer is what could not be recorded. Halves stay fast where one by one, among many bounces, runs out of time. */
async function recordAll(context: Context, parsed: { record: SQSRecord; event: SesEvent }[]): Promise<SQSRecord[]> {
  try {
    await recordEvents(
      context,
      parsed.map(({ event }) => event),
    );
    return [];
  } catch (error) {
    const [first, ...others] = parsed;
    if (first && others.length === 0) {
      const { messageId } = first.record;
      context.log.error("An event could not be recorded", { messageId, error: String(error) });
      return [first.record];
    }
    context.log.warn("A batch of events failed; taking it in halves", { events: parsed.length, error: String(error) });
  }
  const middle = Math.ceil(parsed.length / 2);
  const refused = await recordAll(context, parsed.slice(0, middle));
  return [...refused, ...(await recordAll(context, parsed.slice(middle)))];
}

/** An event of SES as a queue delivers it: as it is, or in SNS's envelope; undefined for anything else. */
export function parseSesEvent(body: string): SesEvent | undefined {
  try {
    const outer: unknown = JSON.parse(body);
    const wrapped = envelope.safeParse(outer);
    return sesEvent.parse(wrapped.success ? JSON.parse(wrapped.data.Message) : outer);
  } catch {
    return undefined;
  }
}

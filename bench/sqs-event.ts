import type { SQSEvent } from "aws-lambda";
import { eventRecord } from "../local/sqs/event-record.ts";

/** Queue messages as Lambda hands them to a function. */
export const sqsEvent = (bodies: string[]): SQSEvent => ({
  Records: bodies.map((Body, i) => eventRecord({ MessageId: String(i), ReceiptHandle: String(i), Body }, "")),
});

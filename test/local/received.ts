import type { SQSEvent } from "aws-lambda";
import { eventRecord } from "../../local/sqs/event-record.ts";

/** One message, as Lambda hands it over that many times. */
export const received = (Body: string, times = 1): SQSEvent => ({
  Records: [
    eventRecord(
      { MessageId: "1", ReceiptHandle: "r", Body, Attributes: { ApproximateReceiveCount: String(times) } },
      "",
    ),
  ],
});

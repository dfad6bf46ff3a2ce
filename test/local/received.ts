import type { SQSEvent } from "aws-lambda";

/** One message, as Lambda hands it over that many times. */
export const received = (body: string, times = 1): SQSEvent => ({
  Records: [
    {
      messageId: "1",
      receiptHandle: "r",
      body,
      attributes: {
        ApproximateReceiveCount: String(times),
        SentTimestamp: "0",
        SenderId: "",
        ApproximateFirstReceiveTimestamp: "0",
      },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "",
      awsRegion: "",
    },
  ],
});

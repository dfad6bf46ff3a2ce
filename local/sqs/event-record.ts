import type { Message } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";

/** A received message as Lambda's event source mapping hands it on: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
export function eventRecord(message: Message, queueArn: string): SQSRecord {
  const { MessageId: messageId, ReceiptHandle: receiptHandle, Body: body, MD5OfBody: md5OfBody } = message;
  if (messageId === undefined || receiptHandle === undefined) {
    throw new Error(`A message from ${queueArn} has no id or no receipt handle.`);
  }
  const { SentTimestamp, ApproximateReceiveCount, SenderId, ApproximateFirstReceiveTimestamp } =
    message.Attributes ?? {};
  return {
    messageId,
    receiptHandle,
    body: body ?? "",
    attributes: {
      ApproximateReceiveCount: ApproximateReceiveCount ?? "1",
      SentTimestamp: SentTimestamp ?? "0",
      SenderId: SenderId ?? "",
      ApproximateFirstReceiveTimestamp: ApproximateFirstReceiveTimestamp ?? SentTimestamp ?? "0",
    },
    messageAttributes: {},
    md5OfBody: md5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(":")[3] ?? "",
  };
}

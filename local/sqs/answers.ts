import type { Message } from "./message.ts";
import type { Queue } from "./queue.ts";

/** A message as ReceiveMessage gives it, with the system attributes that were asked for. */
export function receivedMessage(message: Message, attributeNames: readonly string[]): unknown {
  const attributes = only(attributeNames, {
    SenderId: "000000000000",
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(message.deadFrom !== undefined && { DeadLetterQueueSourceArn: message.deadFrom }),
  });
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: message.md5,
    Body: message.body,
    ...(Object.keys(attributes).length > 0 && { Attributes: attributes }),
  };
}

export function queueAttributes(queue: Queue, names: readonly string[]): Record<string, string> {
  const { settings } = queue;
  return only(names, {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.count("visible")),
    ApproximateNumberOfMessagesNotVisible: String(queue.count("in flight")),
    ApproximateNumberOfMessagesDelayed: String(queue.count("delayed")),
    VisibilityTimeout: String(settings.visibilityTimeoutSeconds),
    DelaySeconds: String(settings.delaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWaitSeconds),
    ...(settings.redrivePolicy && { RedrivePolicy: JSON.stringify(settings.redrivePolicy) }),
  });
}

function only(names: readonly string[], attributes: Record<string, string>): Record<string, string> {
  if (names.includes("All")) return attributes;
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

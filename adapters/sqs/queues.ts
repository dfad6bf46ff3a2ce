import { randomUUID } from "node:crypto";
import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Lane, Queues } from "../../hub/ports.ts";

export interface QueueUrls {
  plan: string;
  bulk: string;
  express: string;
}

/** SQS takes ten messages a batch. */
const batch = 10;

export function createQueues(client: SQSClient, urls: QueueUrls): Queues {
  return {
    async plan(send, delaySeconds = 0) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: urls.plan,
          MessageBody: JSON.stringify({ send }),
          DelaySeconds: delaySeconds,
        }),
      );
    },
    async deliver(lane: Lane, chunks, delaySeconds = 0) {
      for (let i = 0; i < chunks.length; i += batch) {
        const { Failed } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: urls[lane],
            Entries: chunks.slice(i, i + batch).map((ref) => ({
              Id: randomUUID(),
              MessageBody: JSON.stringify(ref),
              DelaySeconds: delaySeconds,
            })),
          }),
        );
        if (Failed?.length) throw new Error(`SQS did not take ${Failed.length} messages: ${Failed[0]?.Code}.`);
      }
    },
  };
}

import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { eventRecord } from "../../local/sqs/event-record.ts";
import type { WorkerContext } from "./context.ts";

/** Lambda gathers a large batch from many receives; ten of SQS's are near what it finds at once here. */
const most = 200;
/** As an event source waits for its batch to fill. */
const gatheringMs = 300;

/** Takes SES's events off the queue in large batches, as the deployed event source does. */
export async function takeEvents(
  { context, sqs }: WorkerContext,
  queueUrl: string,
  consume: (event: SQSEvent) => Promise<SQSBatchResponse>,
): Promise<void> {
  const receive = async (waitSeconds: number): Promise<Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ["All"],
      }),
    );
    return Messages;
  };
  const remove = async (messages: Message[]) => {
    for (let i = 0; i < messages.length; i += 10) {
      const Entries = messages.slice(i, i + 10).map(({ ReceiptHandle }, j) => ({ Id: String(j), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  };
  for (;;) {
    try {
      const batch = await receive(1);
      if (batch.length > 0) await context.wait(gatheringMs);
      for (let more = batch.length; more > 0 && batch.length < most; ) {
        const next = await receive(0);
        batch.push(...next);
        more = next.length;
      }
      if (batch.length === 0) continue;
      const answer = await consume({ Records: batch.map((message) => eventRecord(message, "arn:aws:sqs:::feedback")) });
      const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      await remove(batch.filter(({ MessageId }) => !failed.has(MessageId ?? "")));
    } catch (error) {
      context.log.error("Events could not be taken off the queue", { error: String(error) });
    }
  }
}

import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { onTestFinished } from "vitest";
import { startSqs } from "../../local/sqs/endpoint.ts";

export interface SqsUnderTest {
  client: SQSClient;
  createQueue(name: string, attributes?: Record<string, string>): Promise<string>;
  /** Messages visible, in flight and delayed. */
  counts(queueUrl: string): Promise<number[]>;
}

export async function sqsUnderTest(): Promise<SqsUnderTest> {
  const sqs = await startSqs();
  const client = new SQSClient({
    endpoint: sqs.url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await sqs.close();
  });
  return {
    client,
    createQueue: async (QueueName, Attributes = {}) => {
      const { QueueUrl = "" } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
      return QueueUrl;
    },
    counts: async (QueueUrl) => {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
      const { Attributes = {} } = await client.send(command);
      return [
        Attributes.ApproximateNumberOfMessages,
        Attributes.ApproximateNumberOfMessagesNotVisible,
        Attributes.ApproximateNumberOfMessagesDelayed,
      ].map(Number);
    },
  };
}

export const redriveTo = (name: string, maxReceiveCount: number): string =>
  JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${name}`, maxReceiveCount });

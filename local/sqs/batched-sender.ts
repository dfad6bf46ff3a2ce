import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";

/** SQS's limits of a batch; the second in octets of all bodies together. */
const MAX_ENTRIES = 10;
const MAX_OCTETS = 1024 * 1024;

interface Waiting {
  body: string;
  octets: number;
  sent(): void;
  failed(why: unknown): void;
}

/**
 * Sends messages to a queue, those of one moment in as few calls as SQS allows: a call for each would cost more than
 * the mail that they speak of. Each resolves once SQS has taken it, and rejects alone when SQS did not take it.
 */
export function batchedSender(client: SQSClient, queueUrl: string): (body: string) => Promise<void> {
  let waiting: Waiting[] = [];

  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (const batch of batchesOf(all)) void sendBatch(client, queueUrl, batch);
  };

  return (body) =>
    new Promise((sent, failed) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ body, octets: Buffer.byteLength(body), sent, failed });
    });
}

function* batchesOf(all: readonly Waiting[]): Generator<Waiting[]> {
  let batch: Waiting[] = [];
  let octets = 0;
  for (const one of all) {
    if (batch.length === MAX_ENTRIES || (batch.length > 0 && octets + one.octets > MAX_OCTETS)) {
      yield batch;
      batch = [];
      octets = 0;
    }
    batch.push(one);
    octets += one.octets;
  }
  if (batch.length > 0) yield batch;
}

async function sendBatch(client: SQSClient, queueUrl: string, batch: readonly Waiting[]): Promise<void> {
  try {
    const Entries = batch.map(({ body }, i) => ({ Id: String(i), MessageBody: body }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    const failures = new Map(Failed.map(({ Id, Code }) => [Id, Code]));
    for (const [i, one] of batch.entries()) {
      const code = failures.get(String(i));
      if (code === undefined) one.sent();
      else one.failed(new Error(`SQS did not take a message: ${code}.`));
    }
  } catch (error) {
    for (const one of batch) one.failed(error);
  }
}

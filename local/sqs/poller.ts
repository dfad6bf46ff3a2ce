import { setTimeout as sleep } from "node:timers/promises";
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { eventRecord } from "./event-record.ts";
import { failedMessageIds, invocationContext } from "./invocation.ts";

const LONG_POLL_SECONDS = 20;
const RETRY_MS = 1000;
/** ReceiveMessage gives no more at once, and DeleteMessageBatch takes no more. */
const MAX_AT_ONCE = 10;

export interface PollerOptions {
  client: SQSClient;
  queueUrl: string;
  /** A Lambda handler for SQS: answers nothing, or an SQSBatchResponse. */
  handler: (event: SQSEvent, context: Context) => Promise<unknown>;
  /** Messages an invocation, 10 unless told; a larger batch is gathered, without waiting for it to be full. */
  batchSize?: number;
  /** Invocations at the same time; 2, the least that Lambda allows, unless told. */
  concurrency?: number;
  functionName?: string;
  /** What the context says is left; handlers are not killed. */
  timeoutSeconds?: number;
  /** Told of throwing handlers (their batch comes back after the visibility timeout) and of a queue that cannot be reached. */
  onError: (error: unknown) => void;
}

export interface Poller {
  /** True when nothing is in the queue, delayed, in flight or being handled. */
  isIdle(): Promise<boolean>;
  /** Takes nothing more and resolves when what was taken is handled. */
  stop(): Promise<void>;
}

/** What an SQS event source mapping does, against any SQS: receive, invoke, delete what succeeded. */
export async function startPoller(options: PollerOptions): Promise<Poller> {
  const { client, queueUrl, batchSize = MAX_AT_ONCE, concurrency = 2 } = options;
  const queueArn = await readQueueArn(client, queueUrl);
  const stopping = new AbortController();
  let handling = 0;

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const records = await gather(options, queueArn, batchSize, stopping.signal);
      if (records.length === 0) continue;
      handling += 1;
      try {
        await handle(options, records);
      } catch (error) {
        options.onError(error);
      } finally {
        handling -= 1;
      }
    }
  };
  const loops = Array.from({ length: concurrency }, loop);

  return {
    isIdle: async () => (await isEmpty(client, queueUrl)) && handling === 0,
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Waits for the first messages alone; further ones are taken while the queue gives as many as it can at once. */
async function gather(
  options: PollerOptions,
  queueArn: string,
  batchSize: number,
  signal: AbortSignal,
): Promise<SQSRecord[]> {
  const records: SQSRecord[] = [];
  for (let full = true; full && records.length < batchSize && !signal.aborted; ) {
    const wanted = Math.min(MAX_AT_ONCE, batchSize - records.length);
    const received = await receive(options, queueArn, wanted, records.length === 0 ? LONG_POLL_SECONDS : 0, signal);
    records.push(...received);
    full = received.length === wanted;
  }
  return records;
}

/** Nothing after a poll in vain, after an error (reported, and waited out), and when stopping. */
async function receive(
  { client, queueUrl, onError }: PollerOptions,
  queueArn: string,
  most: number,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<SQSRecord[]> {
  try {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: most,
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ["All"],
    });
    const { Messages = [] } = await client.send(command, { abortSignal: signal });
    return Messages.map((message) => eventRecord(message, queueArn));
  } catch (error) {
    if (signal.aborted) return [];
    onError(error);
    await sleep(RETRY_MS, undefined, { signal }).catch(ignoreAbort);
    return [];
  }
}

async function handle(options: PollerOptions, records: SQSRecord[]): Promise<void> {
  const context = invocationContext(options.functionName ?? "local", options.timeoutSeconds ?? 30);
  const answer = await options.handler({ Records: records }, context);
  const failed = failedMessageIds(answer, new Set(records.map(({ messageId }) => messageId)));
  await deleteMessages(
    options,
    records.filter(({ messageId }) => !failed.has(messageId)),
  );
}

async function deleteMessages({ client, queueUrl }: PollerOptions, records: readonly SQSRecord[]): Promise<void> {
  for (let i = 0; i < records.length; i += MAX_AT_ONCE) {
    const Entries = records
      .slice(i, i + MAX_AT_ONCE)
      .map(({ receiptHandle }, n) => ({ Id: String(n), ReceiptHandle: receiptHandle }));
    const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    if (Failed.length > 0) {
      throw new Error(
        `${Failed.length} handled messages could not be deleted and will come again: ${Failed[0]?.Message}`,
      );
    }
  }
}

async function readQueueArn(client: SQSClient, queueUrl: string): Promise<string> {
  const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ["QueueArn"] });
  const arn = (await client.send(command)).Attributes?.QueueArn;
  if (arn === undefined) throw new Error(`The queue ${queueUrl} does not tell its ARN.`);
  return arn;
}

async function isEmpty(client: SQSClient, queueUrl: string): Promise<boolean> {
  const command = new GetQueueAttributesCommand({
    QueueUrl: queueUrl,
    AttributeNames: [
      "ApproximateNumberOfMessages",
      "ApproximateNumberOfMessagesNotVisible",
      "ApproximateNumberOfMessagesDelayed",
    ],
  });
  const { Attributes = {} } = await client.send(command);
  return Object.values(Attributes).every((count) => Number(count) === 0);
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

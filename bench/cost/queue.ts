import type { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { Meter } from "./meter.ts";

const entry = z.object({ Id: z.string().default("0"), MessageBody: z.string(), DelaySeconds: z.number().default(0) });
const sending = z.object({ QueueUrl: z.string(), Entries: z.array(entry).optional() });

interface Waiting {
  body: string;
  /** Epoch ms. */
  at: number;
}

/** SQS in memory, behind the SDK's own client: every request that would be billed is counted. */
export class CountedQueues {
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(client: SQSClient, meter: Meter) {
    client.middlewareStack.add(
      () => async (call) => {
        meter.current.sqsRequests += 1;
        const { QueueUrl, Entries } = sending.parse(call.input);
        const entries = Entries ?? [entry.parse(call.input)];
        for (const { MessageBody, DelaySeconds } of entries) {
          this.#of(QueueUrl).push({ body: MessageBody, at: Date.now() + 1000 * DelaySeconds });
        }
        return { output: { $metadata: {} }, response: undefined };
      },
      { step: "initialize", name: "bench-queue", priority: "high" },
    );
  }

  /** The first message that is not delayed any more. */
  take(queue: string): string | undefined {
    const waiting = this.#of(queue);
    const index = waiting.findIndex(({ at }) => at <= Date.now());
    return index < 0 ? undefined : waiting.splice(index, 1)[0]?.body;
  }

  isEmpty(queue: string): boolean {
    return this.#of(queue).length === 0;
  }

  #of(queue: string): Waiting[] {
    const known = this.#waiting.get(queue) ?? [];
    this.#waiting.set(queue, known);
    return known;
  }
}

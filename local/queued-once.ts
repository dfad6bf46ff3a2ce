import type { SQSEvent } from "aws-lambda";
import { z } from "zod";
import type { Queues } from "../hub/ports.ts";
import type { ChunkRef } from "../hub/sends/chunk.ts";

const body = z.object({ send: z.string(), chunk: z.string() });

const nameOf = ({ send, chunk }: ChunkRef): string => JSON.stringify({ send, chunk });

/**
 * Chunks that lie on the embedded queue. A large send is longer than tick's patience: the chunks at its end look
 * forgotten when they only wait, and each would be queued again and again.
 */
export class QueuedOnce {
  readonly #waiting = new Set<string>();

  /** Queues that take no chunk twice while it waits; what has a delay is never taken for queued. */
  around(queues: Queues): Queues {
    return {
      plan: (send, delaySeconds) => queues.plan(send, delaySeconds),
      deliver: async (lane, chunks, delaySeconds = 0) => {
        if (delaySeconds > 0) return queues.deliver(lane, chunks, delaySeconds);
        const fresh = chunks.filter((ref) => !this.#waiting.has(nameOf(ref)));
        if (fresh.length === 0) return;
        for (const ref of fresh) this.#waiting.add(nameOf(ref));
        try {
          await queues.deliver(lane, fresh);
        } catch (error) {
          for (const ref of fresh) this.#waiting.delete(nameOf(ref));
          throw error;
        }
      },
    };
  }

  /** These messages have left the queue: from now on their chunks may be queued again. */
  taken({ Records }: SQSEvent): void {
    for (const record of Records) this.#waiting.delete(nameOf(body.parse(JSON.parse(record.body))));
  }
}

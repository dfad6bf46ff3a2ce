import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Context } from "../hub/context.ts";
import { maxReceiveCount } from "./engines.ts";

type Consume = (context: Context, event: SQSEvent) => Promise<SQSBatchResponse>;

const outage = new Error("An event could not be handled: the table does not answer.");

const answers = (context: Context): Promise<boolean> =>
  context.store.due.due("machine", "0", 1).then(
    () => true,
    () => false,
  );

/**
 * Events on their way from the embedded SES through the embedded queue, which forgets them when the process is killed.
 * So SES is told that an event has arrived only once it is handled, or lies in the dead-letter queue.
 */
export class Handovers {
  readonly #waiting = new Map<string, { arrived(): void; lost(why: Error): void }>();

  /** Puts a message on the queue by `put`, and resolves when it has been handled. */
  async until(body: string, put: (body: string) => Promise<void>): Promise<void> {
    const handled = new Promise<void>((arrived, lost) => {
      this.#waiting.set(body, { arrived, lost });
    });
    try {
      await Promise.all([put(body), handled]);
    } finally {
      this.#waiting.delete(body);
    }
  }

  /**
   * A consumer that notes what it has handled. What fails for good while the table does not answer is not at fault:
   * it is lost here, and SES publishes it again.
   */
  noting(consume: Consume): Consume {
    return async (context, event) => {
      const answer = await consume(context, event);
      const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const { messageId, body, attributes } of event.Records) {
        const comesAgain = failed.has(messageId) && Number(attributes.ApproximateReceiveCount) < maxReceiveCount;
        if (comesAgain) continue;
        if (failed.has(messageId) && !(await answers(context))) this.#waiting.get(body)?.lost(outage);
        else this.#waiting.get(body)?.arrived();
      }
      return answer;
    };
  }

  /** The hub stops: what was not handled comes again at the next start. */
  abandon(): void {
    for (const { lost } of this.#waiting.values()) lost(new Error("The hub stopped before an event was handled."));
  }
}

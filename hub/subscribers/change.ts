import type { Context } from "../context.ts";
import { WriteConflict } from "../errors.ts";
import type { SubscriberId } from "./address.ts";
import type { Subscriber } from "./subscriber.ts";

const attempts = 8;

/**
 * Reads, changes and writes one subscriber; starts again when somebody else wrote in between.
 * `change` answers the new subscriber, or undefined to leave things as they are. `read` is what the caller has just
 * read, for the first attempt.
 */
export async function changeSubscriber<T extends Subscriber>(
  context: Pick<Context, "store">,
  id: SubscriberId,
  change: (current: Subscriber | undefined) => T | undefined,
  read?: { current: Subscriber | undefined },
): Promise<{ before: Subscriber | undefined; after: T | undefined }> {
  for (let attempt = 1; ; attempt += 1) {
    const before = attempt === 1 && read ? read.current : await context.store.subscribers.get(id);
    const after = change(before);
    if (after === undefined) return { before, after };
    try {
      await context.store.subscribers.put({ ...after, rev: before?.rev ?? 0 });
      return { before, after };
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === attempts) throw error;
    }
  }
}

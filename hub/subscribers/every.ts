import type { Context } from "../context.ts";
import type { Subscriber } from "./subscriber.ts";

const pageSize = 200;

/** All subscribers, page by page, in no order that means anything. */
export async function* everySubscriber({ store }: Pick<Context, "store">): AsyncGenerator<Subscriber> {
  let next: string | undefined;
  do {
    const page = await store.subscribers.list({}, pageSize, next);
    yield* page.items;
    next = page.next;
  } while (next !== undefined);
}

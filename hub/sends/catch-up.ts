import type { Context } from "../context.ts";
import type { Edition } from "../editions/edition.ts";
import { editionOf } from "../mail/kept.ts";
import { isActive } from "../subscribers/subscriber.ts";
import type { Chunk } from "./chunk.ts";
import { isTimely } from "./eligible.ts";
import type { Send } from "./send.ts";

/**
 * What the recipients of a chunk read: the send's edition, or, of the welcome, the catch-up for who joined since the
 * meeting was announced, as long as what it says of the meeting is true.
 */
export async function editionFor(context: Context, send: Send, chunk: Chunk): Promise<Edition> {
  const { editions, subscribers } = context.store;
  const [reader] = chunk.ids;
  if (send.catchUp && reader !== undefined) {
    const person = await subscribers.get(reader);
    if (isActive(person) && person.confirmedAt > send.catchUp.since) {
      const catchUp = await editionOf(editions, send.catchUp.edition);
      if (await isTimely(context, send, catchUp.subject)) return catchUp;
    }
  }
  return editionOf(editions, send.edition);
}

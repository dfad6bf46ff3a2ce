import { instant } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Edition } from "../editions/edition.ts";
import { editionOf } from "../mail/kept.ts";
import { isActive } from "../subscribers/subscriber.ts";
import type { ChunkRef } from "./chunk.ts";
import { isTimely } from "./eligible.ts";
import { letterAskedAt, readerOf } from "./letter.ts";
import type { Send } from "./send.ts";

/** So long a letter waits for a catch-up that says what is true: tick makes it within a minute. */
const patience = { minutes: 10 };

/** What a chunk's recipients read; or that it is about to be made, and the letter is to come again. */
export type Reading = { edition: Edition } | { later: true };

/**
 * The send's edition, or, of the welcome, the catch-up for who joined since the meeting was announced. While the meeting
 * is changed under it, the letter waits; a meeting that has begun is told to nobody.
 */
export async function readingOf(context: Context, send: Send, { chunk }: ChunkRef): Promise<Reading> {
  const { editions, subscribers } = context.store;
  const plain = async () => ({ edition: await editionOf(editions, send.edition) });
  if (!send.catchUp) return plain();
  const person = await subscribers.get(readerOf(chunk));
  if (!isActive(person) || person.confirmedAt <= send.catchUp.since) return plain();
  const catchUp = await editionOf(editions, send.catchUp.edition);
  if (await isTimely(context, send, catchUp.subject)) return { edition: catchUp };
  const now = context.clock.now();
  const isAhead = instant(send.catchUp.until).epochMilliseconds > now.epochMilliseconds;
  const isFresh = instant(letterAskedAt(chunk)).add(patience).epochMilliseconds > now.epochMilliseconds;
  return isAhead && isFresh ? { later: true } : plain();
}

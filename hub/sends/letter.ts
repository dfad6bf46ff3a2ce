import { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { type SubscriberId, shardOf } from "../subscribers/address.ts";
import type { Chunk } from "./chunk.ts";
import { stalledAt } from "./due.ts";

/** Standing sends: one letter to one person at a time, on the same road as everything else. */
export type LetterKind = "confirmation" | "welcome";

/** The id of the standing send of a kind is the kind's name. */
export const isLetter = (send: string): send is LetterKind => send === "confirmation" || send === "welcome";

/** Asks for one letter; `occasion` (a sign-up's time, epoch seconds) makes asking twice harmless. */
export async function enqueueLetter(
  context: Pick<Context, "store" | "queues" | "machine" | "delivery">,
  kind: LetterKind,
  id: SubscriberId,
  occasion: string,
): Promise<void> {
  const letter = letterTo(kind, id, occasion);
  // There already, it may be ours, whose answer or queue message was lost: one message too many does no harm.
  await context.store.chunks.create(letter, stalledAt(context));
  await context.queues.deliver("express", [{ send: kind, chunk: letter.key }]);
}

/** A letter that nobody has tried to send yet. */
export const letterTo = (kind: LetterKind, id: SubscriberId, occasion: string): Chunk => ({
  send: kind,
  key: `${shardOf(id)}-${id}-${occasion}`,
  ids: [id],
  done: false,
  sets: {},
});

/** Whom a letter is to, by the name of its chunk. */
export const readerOf = (chunk: string): SubscriberId => chunk.slice(chunk.indexOf("-") + 1, chunk.lastIndexOf("-"));

/** When a letter was asked for (ISO), by the name of its chunk. */
export function letterAskedAt(chunk: string): string {
  const occasion = Number(chunk.slice(chunk.lastIndexOf("-") + 1));
  return iso(Temporal.Instant.fromEpochMilliseconds(occasion * 1000));
}

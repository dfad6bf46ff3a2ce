import type { Context } from "../context.ts";
import type { Page } from "../ports.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import { type Outcome, outcomeOf } from "./ledger.ts";
import { isLetter, type LetterKind, letterAskedAt } from "./letter.ts";
import type { Send, SendStatus } from "./send.ts";

/** What somebody was sent, and what became of it. */
export type Notice = Outcome & {
  send: string;
  kind: Send["kind"];
  /** Of the send; a letter is a send of its own here. */
  status: SendStatus;
  meeting?: string;
  /** When the send was made, or the letter asked for. */
  createdAt: string;
};

type Reading = Pick<Context, "store">;

/** A page ends after so many sends, whether or not they were for this person, and goes on with `next`. */
const longestLook = 200;

/**
 * Every send that somebody is or was a recipient of, the newest first; then, for want of a common list, confirmations
 * and welcomes. A page may hold some letters over `limit`. @throws DomainError `invalid` on field `next`
 */
export async function noticesTo(
  context: Reading,
  id: SubscriberId,
  limit: number,
  next?: string | undefined,
): Promise<Page<Notice>> {
  const items: Notice[] = [];
  let looked = 0;
  let following = next;
  do {
    const page = await context.store.sends.list({}, limit - items.length, following);
    const found = await Promise.all(page.items.map((send) => noticesOf(context, send, id)));
    items.push(...found.flat());
    looked += page.items.length;
    following = page.next;
  } while (following !== undefined && items.length < limit && looked < longestLook);
  return { items, ...(following === undefined ? {} : { next: following }) };
}

async function noticesOf(context: Reading, send: Send, id: SubscriberId): Promise<Notice[]> {
  if (isLetter(send.id)) return lettersOf(context, send.id, id);
  const chunk = await context.store.chunks.holding(send.id, id);
  if (!chunk) return [];
  const { kind, status, meeting, createdAt } = send;
  const outcome = outcomeOf(chunk.sets, chunk.ids.indexOf(id));
  return [{ send: send.id, kind, status, ...(meeting === undefined ? {} : { meeting }), createdAt, ...outcome }];
}

async function lettersOf({ store }: Reading, kind: LetterKind, id: SubscriberId): Promise<Notice[]> {
  const letters = await store.chunks.letters(kind, id);
  return letters.map((letter) => ({
    send: kind,
    kind,
    status: letter.done ? "finished" : "running",
    createdAt: letterAskedAt(letter.key),
    ...outcomeOf(letter.sets, 0),
  }));
}

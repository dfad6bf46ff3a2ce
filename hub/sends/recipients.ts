import type { Context } from "../context.ts";
import { invalid } from "../errors.ts";
import type { Page } from "../ports.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import { isPerson } from "../subscribers/subscriber.ts";
import { type Chunk, skipReasons } from "./chunk.ts";
import { bounceReasons, failReasons, type Outcome, outcomeOf } from "./ledger.ts";
import { chunksOf } from "./plan.ts";

export const outcomes = [
  "waiting",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "failed",
  "skipped",
  "uncertain",
] as const satisfies Outcome["outcome"][];
export type OutcomeName = (typeof outcomes)[number];
/** Every reason that an outcome may have. */
export const outcomeReasons = [...new Set([...bounceReasons, ...failReasons, ...skipReasons])];
export type OutcomeReason = (typeof outcomeReasons)[number];

/** What became of one recipient. No address when the person was erased since. */
export interface Recipient {
  subscriber: SubscriberId;
  email?: string;
  outcome: OutcomeName;
  reason?: OutcomeReason;
}

type Reading = Pick<Context, "store">;

/** A page that looks for a rare outcome ends after this many chunks, found or not, and goes on with `next`. */
const longestLook = 200;

/** Recipients in the order they were frozen in. @throws DomainError `invalid` on field `next` */
export async function recipientsOf(
  context: Reading,
  send: string,
  limit: number,
  { outcome, next }: { outcome?: OutcomeName | undefined; next?: string | undefined } = {},
): Promise<Page<Recipient>> {
  let place = readPlace(next);
  const items: Recipient[] = [];
  let looked = 0;
  for await (const chunk of chunksOf(context, send, place.after)) {
    const wanted = matching(chunk, outcome).filter((index) => index >= place.from);
    const taken = wanted.slice(0, limit - items.length);
    items.push(...(await joined(context, chunk, taken)));
    const stopped = wanted[taken.length];
    if (stopped !== undefined) return { items, next: writePlace({ ...place, from: stopped }) };
    place = { after: chunk.key, from: 0 };
    looked += 1;
    if (looked === longestLook) return { items, next: writePlace(place) };
  }
  return { items };
}

/** All of them, a chunk at a time. */
export async function* allRecipients(
  context: Reading,
  send: string,
  outcome?: OutcomeName | undefined,
): AsyncGenerator<Recipient> {
  for await (const chunk of chunksOf(context, send)) yield* await joined(context, chunk, matching(chunk, outcome));
}

const matching = (chunk: Chunk, outcome: OutcomeName | undefined): number[] =>
  [...chunk.ids.keys()].filter((index) => !outcome || outcomeOf(chunk.sets, index).outcome === outcome);

async function joined({ store }: Reading, chunk: Chunk, indices: number[]): Promise<Recipient[]> {
  const ids = indices.map((index) => chunk.ids[index] ?? "");
  const people = await store.subscribers.getMany(ids);
  return ids.map((id, i) => {
    const person = people.get(id);
    return {
      subscriber: id,
      ...(isPerson(person) ? { email: person.email } : {}),
      ...outcomeOf(chunk.sets, indices[i] ?? -1),
    };
  });
}

/** Behind chunk `after`, from the recipient at place `from` of the chunk that follows it. */
interface Place {
  after?: string;
  from: number;
}

const place = /^(\d{1,3})\.(\d\d-[A-Za-z0-9_-]{0,64})?$/;

function readPlace(next: string | undefined): Place {
  if (next === undefined) return { from: 0 };
  const [, from, after] = place.exec(next) ?? [];
  if (from === undefined) throw invalid("next", "Give back `next` as it was in the last answer, or leave it out.");
  return { from: Number(from), ...(after === undefined ? {} : { after }) };
}

const writePlace = ({ after = "", from }: Place): string => `${from}.${after}`;

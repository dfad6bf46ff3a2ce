import type { Context } from "../context.ts";
import { simulator } from "../sends/audience.ts";
import { accepted } from "../sends/ledger.ts";
import type { Send } from "../sends/send.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import { type Active, isActive } from "../subscribers/subscriber.ts";

/** Soft bounces in so many of the last so many sends to a person suppress. */
const enough = 3;
const lastSends = 5;

/** How far back is looked: sends in the listing, and of those the sends that may have gone to the person. */
const longestList = 200;
const longestLook = 25;

/**
 * Answers of a person who has just bounced softly whether that has gone on for too long. There is no counter that
 * events could raise twice: the ledger is asked each time. The list of sends is read once.
 */
export function softBounces(context: Pick<Context, "store">): (id: SubscriberId) => Promise<boolean> {
  let recent: Promise<Send[]> | undefined;
  return async (id) => {
    const person = await context.store.subscribers.get(id);
    if (!isActive(person)) return false;
    recent ??= recentSends(context);
    const candidates = (await recent).filter((send) => mayHaveReached(send, person)).slice(0, longestLook);
    return keepsBouncing(context, id, candidates);
  };
}

async function keepsBouncing({ store }: Pick<Context, "store">, id: SubscriberId, sends: Send[]): Promise<boolean> {
  let taken = 0;
  let soft = 0;
  for (const send of sends) {
    const chunk = await store.chunks.holding(send.id, id);
    const index = chunk?.ids.indexOf(id) ?? -1;
    // Only what SES took was a send to this person: who was skipped had no chance to bounce.
    if (!chunk || !accepted(chunk.sets, index)) continue;
    taken += 1;
    if (chunk.sets["bounced-soft"]?.has(index)) soft += 1;
    if (soft === enough) return true;
    if (taken === lastSends) return false;
  }
  return false;
}

/** Bulk sends, the newest first. */
async function recentSends({ store }: Pick<Context, "store">): Promise<Send[]> {
  const { items } = await store.sends.list({}, longestList);
  return items.filter(({ audience, begunAt }) => audience !== undefined && begunAt !== undefined);
}

/**
 * A confirmation proves that the mailbox works: what bounced before it is forgotten. Sends of a topic that the reader
 * has not chosen would fill the look, and hide those that did go there.
 */
function mayHaveReached({ audience, begunAt = "" }: Send, { confirmedAt, profile, zones }: Active): boolean {
  if (begunAt < confirmedAt || !audience) return false;
  if (audience.topic === simulator) return false;
  if (audience.topic !== undefined && !profile.topics.includes(audience.topic)) return false;
  return audience.zones === undefined || zones.some(({ zone }) => audience.zones?.includes(zone));
}

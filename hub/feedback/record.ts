import { millis } from "../clock.ts";
import { concurrently } from "../concurrently.ts";
import type { Context } from "../context.ts";
import type { ChunkRef, IndexSets } from "../sends/chunk.ts";
import { isBehind } from "../sends/doubt.ts";
import { noteTrouble } from "../sends/guard.ts";
import { isLetter } from "../sends/letter.ts";
import type { Trouble } from "../sends/send.ts";
import { addTo } from "../sends/sets.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import type { SesEvent } from "./event.ts";
import { setOf } from "./outcome.ts";
import { placeOf } from "./place.ts";
import { suppressFor } from "./suppress-for.ts";

/** What a batch of events says of one chunk. */
export interface News {
  ref: ChunkRef;
  sets: IndexSets;
  /** Who its recipients are, by place, where their messages say so. */
  readers: Map<number, SubscriberId>;
}

/** Writes to the table at a time: a batch of bounces is through in seconds, long before the function's time is up. */
export const writesAtOnce = 25;

/**
 * Takes events into the ledger, one write for each chunk they speak of. Twice, late and in any order is all the same.
 * Evidence and the guard wait for nobody's suppression: events bounce in masses just when the guard is needed.
 * @throws Error for an event of a recipient who does not exist: it belongs in the dead-letter queue, where it shows
 */
export async function recordEvents(context: Context, events: SesEvent[]): Promise<void> {
  const news = newsOf(events);
  const accepted = acceptedAt(events);
  await noteLateness(context, accepted);
  await concurrently(writesAtOnce, news, (one) => addToLedger(context, one));
  if (accepted.length > 0) await context.store.events.noteSeen(Math.max(...accepted));
  for (const [send, trouble] of troubleOf(news)) await noteTrouble(context, send, trouble);
  await suppressFor(context, news);
  for (const [send, chunks] of chunksOf(news)) context.log.info("Recorded events", { send, chunks });
}

/** Epoch ms: when the messages were accepted whose Send events these are. */
const acceptedAt = (events: SesEvent[]): number[] =>
  events.filter(({ eventType }) => eventType === "Send").map(({ mail }) => Date.parse(mail.timestamp));

/** Noted before anything can fail: events that come again and again to a ledger that does not take them are late, too. */
async function noteLateness({ delivery, machine, store }: Context, accepted: number[]): Promise<void> {
  const now = millis(machine);
  if (isBehind(delivery, Math.min(...accepted), now)) await store.events.noteBehind(now);
}

/** How many chunks of which send. */
function chunksOf(news: News[]): Map<string, number> {
  const sends = new Map<string, number>();
  for (const { ref } of news) sends.set(ref.send, 1 + (sends.get(ref.send) ?? 0));
  return sends;
}

async function addToLedger(context: Context, news: News): Promise<void> {
  const { ref, sets } = news;
  if (await context.store.chunks.addOutcomes(ref, sets)) return;
  // A restore may have lost the chunk: who complains of it, or cannot be reached, gets no more mail all the same.
  if (news.readers.size > 0) await suppressFor(context, [news]);
  throw new Error(`Events speak of chunk ${ref.chunk} of send ${ref.send}, where there is no such recipient.`);
}

/** By send. Letters have no guard. */
function troubleOf(news: News[]): Map<string, Trouble> {
  const sends = new Map<string, Trouble>();
  for (const { ref, sets } of news) {
    if (isLetter(ref.send)) continue;
    const { bounced, complained } = sends.get(ref.send) ?? { bounced: 0, complained: 0 };
    sends.set(ref.send, {
      bounced: bounced + (sets.bounced?.size ?? 0),
      complained: complained + (sets.complained?.size ?? 0),
    });
  }
  return sends;
}

function newsOf(events: SesEvent[]): News[] {
  const chunks = new Map<string, News>();
  for (const event of events) {
    const place = placeOf(event);
    const set = setOf(event);
    if (!place || !set) continue;
    const key = `${place.send} ${place.chunk}`;
    const entry = chunks.get(key) ?? { ref: { send: place.send, chunk: place.chunk }, sets: {}, readers: new Map() };
    addTo(entry.sets, set, [place.index]);
    if (place.reader !== undefined) entry.readers.set(place.index, place.reader);
    chunks.set(key, entry);
  }
  return [...chunks.values()];
}

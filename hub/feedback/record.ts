import type { Context } from "../context.ts";
import type { ChunkRef, IndexSets, OutcomeSet } from "../sends/chunk.ts";
import { addTo } from "../sends/sets.ts";
import { suppress } from "../subscribers/suppress.ts";
import type { SesEvent } from "./event.ts";

/** Which set of the ledger an event adds to. Whatever was delivered, bounced or complained about was accepted. */
const outcomes: Partial<Record<SesEvent["eventType"], OutcomeSet>> = {
  Send: "sent",
  Delivery: "delivered",
  Bounce: "bounced",
  Complaint: "complained",
  Reject: "failed",
  "Rendering Failure": "failed",
};

interface Place extends ChunkRef {
  index: number;
}

/**
 * Takes events into the ledger, one write for each chunk they speak of. Twice, late and in any order is all the same.
 * @throws Error for an event of a chunk that does not exist: it belongs in the dead-letter queue, where it shows
 */
export async function recordEvents(context: Context, events: SesEvent[]): Promise<void> {
  const chunks = new Map<string, { ref: ChunkRef; sets: IndexSets }>();
  for (const event of events) {
    const place = placeOf(event);
    const outcome = outcomes[event.eventType];
    if (!place || !outcome) continue;
    const key = `${place.send} ${place.chunk}`;
    const entry = chunks.get(key) ?? { ref: { send: place.send, chunk: place.chunk }, sets: {} };
    addTo(entry.sets, outcome, [place.index]);
    chunks.set(key, entry);
  }
  for (const { ref, sets } of chunks.values()) {
    const known = await context.store.chunks.addOutcomes(ref, sets);
    if (!known) throw new Error(`Events speak of chunk ${ref.chunk} of send ${ref.send}, which does not exist.`);
  }
  for (const event of events) await suppressFor(context, event);
  const sent = events.filter((event) => event.eventType === "Send").map((event) => Date.parse(event.mail.timestamp));
  if (sent.length > 0) await context.store.events.noteSeen(Math.max(...sent));
}

/** Undefined for mail that is not of a send, such as a probe. */
function placeOf({ mail }: SesEvent): Place | undefined {
  const [send] = mail.tags.send ?? [];
  const [chunk] = mail.tags.chunk ?? [];
  const index = Number(mail.tags.index?.[0]);
  if (send === undefined || chunk === undefined || !Number.isInteger(index)) return undefined;
  return { send, chunk, index };
}

async function suppressFor(context: Context, event: SesEvent): Promise<void> {
  const place = placeOf(event);
  const hard = event.eventType === "Bounce" && event.bounce?.bounceType === "Permanent";
  if (!place || !(hard || event.eventType === "Complaint")) return;
  const chunk = await context.store.chunks.get(place);
  const id = chunk?.ids[place.index];
  if (id === undefined) throw new Error(`Chunk ${place.chunk} of send ${place.send} has no recipient ${place.index}.`);
  await suppress(context, id, hard ? "bounced" : "complained");
}

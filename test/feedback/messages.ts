import { randomBytes, randomUUID } from "node:crypto";
import { recordEvents } from "../../hub/feedback/record.ts";
import type { Chunk } from "../../hub/sends/chunk.ts";
import { chunkKey } from "../../hub/sends/chunk.ts";
import { shardOf } from "../../hub/subscribers/address.ts";
import type { Subscriber } from "../../hub/subscribers/subscriber.ts";
import type { TestHub } from "../hub.ts";
import { aChunk, aPerson, aSend, dueAt, idOn } from "../storage/samples.ts";
import { type Recipient, sesEventOf } from "./ses-events.ts";

/** A message to a subscriber whom no other test knows. */
export interface Message {
  place: Recipient;
  chunk(): Promise<Chunk>;
  reader(): Promise<Subscriber | undefined>;
}

const now = dueAt("2027-03-01T12:00:00Z");
const anybody = (): string => randomBytes(12).toString("base64url");

/** The second of two recipients of a chunk, who is active. */
export async function aMessage({ context: { store } }: TestHub): Promise<Message> {
  const id = anybody();
  await store.subscribers.put(aPerson(id));
  const send = `send-${anybody()}`;
  const ref = { send, chunk: chunkKey(shardOf(id), undefined) };
  const chunk: Chunk = { send, key: ref.chunk, ids: [anybody(), id], done: false, sets: {} };
  await store.chunks.create(chunk, now);
  return {
    place: { ...ref, index: 1 },
    chunk: async () => (await store.chunks.get(ref)) ?? chunk,
    reader: () => store.subscribers.get(id),
  };
}

/** A bulk send under way whose messages SES has taken; tick looks at it at once. The answer is where each recipient is. */
export async function takenSend(hub: TestHub, messages: number): Promise<{ id: string; all: Recipient[] }> {
  const id = `send-${randomUUID()}`;
  const { pausedBecause: _, parkedUntil: __, settledThrough: ___, ...running } = aSend(id);
  await hub.context.store.sends.create({ ...running, begunAt: running.createdAt }, now);
  return { id, all: await takenMore(hub, id, messages) };
}

/** More messages of a send, taken by SES. */
export async function takenMore(hub: TestHub, send: string, messages: number): Promise<Recipient[]> {
  const all: Recipient[] = [];
  for (let from = 0; from < messages; from += 50) {
    const ids = Array.from({ length: Math.min(50, messages - from) }, (_, i) => idOn(0, from + i));
    const chunk = aChunk(send, ids, "00", anybody());
    await hub.context.store.chunks.create(chunk, now);
    all.push(...ids.map((_, index) => ({ send, chunk: chunk.key, index })));
  }
  await recordEvents(
    hub.context,
    all.map((one) => sesEventOf(one, "Send")),
  );
  return all;
}

import { randomBytes, randomUUID } from "node:crypto";
import { recordEvents } from "../../hub/feedback/record.ts";
import type { Chunk } from "../../hub/sends/chunk.ts";
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
const anybody = (): string => `${randomBytes(12).toString("base64url").slice(0, -1)}A`;

/** Of a chunk with two recipients, to one who is active. */
export async function aMessage(hub: TestHub, send = `send-${anybody()}`): Promise<Message> {
  const id = anybody();
  await hub.context.store.subscribers.put(aPerson(id));
  return messageTo(hub, send, id);
}

/** A message to one who is active, after soft bounces in two sends before; `sends` are three, the newest last. */
export async function aThirdMessage(hub: TestHub, sends: [string, string, string]): Promise<Message> {
  const [first, second, third] = sends;
  const message = await aMessage(hub, third);
  const id = (await message.reader())?.id ?? "";
  for (const send of [first, second]) {
    const { place } = await messageTo(hub, send, id);
    await hub.context.store.chunks.addOutcomes(place, { "bounced-soft": new Set([place.index]) });
  }
  return message;
}

async function messageTo({ context: { store } }: TestHub, send: string, id: string): Promise<Message> {
  // Sorts right before the id: no other chunk of the send can stand between them.
  const before = `${id.slice(0, -1)}-`;
  const chunk = aChunk(send, [anybody(), id], shardOf(id), before);
  await store.chunks.create(chunk, now);
  const ref = { send, chunk: chunk.key };
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

/** More messages of a send, taken by SES in waves of now. */
export async function takenMore(hub: TestHub, send: string, messages: number): Promise<Recipient[]> {
  const all: Recipient[] = [];
  for (let from = 0; from < messages; from += 50) {
    const ids = Array.from({ length: Math.min(50, messages - from) }, (_, i) => idOn(0, from + i));
    const chunk = aChunk(send, ids, "00", anybody());
    const { chunks } = hub.context.store;
    const ref = { send, chunk: chunk.key };
    const at = hub.machine.now().epochMilliseconds;
    await chunks.create(chunk, now);
    await chunks.claim(ref, { owner: "worker", until: at + 1 }, at);
    await chunks.record(ref, "worker", { sets: {}, wave: { indices: [], at }, done: false });
    all.push(...ids.map((_, index) => ({ send, chunk: chunk.key, index })));
  }
  await recordEvents(
    hub.context,
    all.map((one) => sesEventOf(one, "Send")),
  );
  return all;
}

import { randomBytes } from "node:crypto";
import type { Chunk } from "../../hub/sends/chunk.ts";
import { chunkKey } from "../../hub/sends/chunk.ts";
import { shardOf } from "../../hub/subscribers/address.ts";
import type { Subscriber } from "../../hub/subscribers/subscriber.ts";
import type { TestHub } from "../hub.ts";
import { aPerson, dueAt } from "../storage/samples.ts";
import type { Recipient } from "./ses-events.ts";

/** A message to a subscriber whom no other test knows. */
export interface Message {
  place: Recipient;
  chunk(): Promise<Chunk>;
  reader(): Promise<Subscriber | undefined>;
}

const anybody = (): string => randomBytes(12).toString("base64url");

/** The second of two recipients of a chunk, who is active. */
export async function aMessage({ context: { store } }: TestHub): Promise<Message> {
  const id = anybody();
  await store.subscribers.put(aPerson(id));
  const send = `send-${anybody()}`;
  const ref = { send, chunk: chunkKey(shardOf(id), undefined) };
  const chunk: Chunk = { send, key: ref.chunk, ids: [anybody(), id], done: false, sets: {} };
  await store.chunks.create(chunk, dueAt("2027-03-01T12:00:00Z"));
  return {
    place: { ...ref, index: 1 },
    chunk: async () => (await store.chunks.get(ref)) ?? chunk,
    reader: () => store.subscribers.get(id),
  };
}

import type { ChunkRef } from "../sends/chunk.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import type { SesEvent } from "./event.ts";

/** A recipient's place in the ledger. */
export interface Place extends ChunkRef {
  index: number;
  /** Who it is, said by the message itself; mail of before it did says nothing. */
  reader?: SubscriberId;
}

/**
 * Undefined for mail that is not of a send, such as a probe or another application's.
 * @throws Error when the tags name a send and no place in it
 */
export function placeOf({ mail }: SesEvent): Place | undefined {
  const [send] = mail.tags.send ?? [];
  const [chunk] = mail.tags.chunk ?? [];
  const [index] = mail.tags.index ?? [];
  if (send === undefined) return undefined;
  if (!send || !chunk || !index || !/^\d{1,2}$/.test(index)) {
    throw new Error(`The tags of message ${mail.messageId} name a send and no recipient of it.`);
  }
  const [reader] = mail.tags.reader ?? [];
  return { send, chunk, index: Number(index), ...(reader ? { reader } : {}) };
}

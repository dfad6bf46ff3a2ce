import type { Arrival } from "./ses.ts";

export interface EventSource {
  batchSize: number;
  windowMs: number;
  /** How many of Lambda's pollers gather batches beside each other. */
  pollers: number;
}

/** One ReceiveMessage hands out ten messages at most. */
export const messagesAReceive = 10;

/**
 * The batches that an SQS event source makes of events: each poller gathers its own until it is full or its window is
 * over, and receives go round among them. Nobody outside AWS knows how messages are shared out; here a chunk's events
 * are scattered over all pollers, which costs most.
 */
export function batchesOf(events: Arrival[], { batchSize, windowMs, pollers }: EventSource): string[][] {
  const batches: string[][] = [];
  const gathering = Array.from({ length: pollers }, () => ({ bodies: [] as string[], until: 0 }));
  const inOrder = [...events].sort((a, b) => a.at - b.at);
  for (const [i, { at, body }] of inOrder.entries()) {
    const poller = gathering[Math.floor(i / messagesAReceive) % pollers];
    if (!poller) continue;
    if (poller.bodies.length >= batchSize || (poller.bodies.length > 0 && at > poller.until)) {
      batches.push(poller.bodies.splice(0));
    }
    if (poller.bodies.length === 0) poller.until = at + windowMs;
    poller.bodies.push(body);
  }
  return [...batches, ...gathering.map(({ bodies }) => bodies).filter((bodies) => bodies.length > 0)];
}

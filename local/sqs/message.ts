import { createHash, randomUUID } from "node:crypto";

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  readonly sentAt: number;
  state: "delayed" | "visible" | "in flight" | "deleted";
  firstReceivedAt: number | undefined;
  receiveCount: number;
  /** Of the latest receive. */
  receipt: string | undefined;
  /** Ends the delay or the invisibility. */
  timer: NodeJS.Timeout | undefined;
  /** The queue that it failed in, when it lies in a dead-letter queue. */
  deadFrom: string | undefined;
}

export function newMessage(body: string, sentAt: number): Message {
  return {
    id: randomUUID(),
    body,
    md5: createHash("md5").update(body).digest("hex"),
    sentAt,
    state: "visible",
    firstReceivedAt: undefined,
    receiveCount: 0,
    receipt: undefined,
    timer: undefined,
    deadFrom: undefined,
  };
}

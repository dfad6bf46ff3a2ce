import type { Send } from "./answers.ts";
import { say } from "./output.ts";
import { standing } from "./standing.ts";

/** A send that staff have just let go: what it waits for, and where to see what becomes of it. */
export function saySend(send: Send): void {
  const waits = standing(send);
  if (waits) say(waits);
  say(`${send.id} is ${send.status}. See how it goes: npm run hub -- sends show ${send.id}`);
}

import type { Context } from "../context.ts";
import { erase } from "../subscribers/erase.ts";
import { mailboxes, mailboxId } from "./mailboxes.ts";

/** Forgets the mailboxes, so that no suppression of theirs stays, and nobody finds them among the subscribers. */
export async function cleanUpSmoke(context: Pick<Context, "store" | "keys" | "clock">): Promise<void> {
  for (const mailbox of mailboxes) await erase(context, mailboxId(context.keys, mailbox));
}

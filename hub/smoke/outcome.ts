import type { Context } from "../context.ts";
import { type OutcomeName, type OutcomeReason, recipientsOf } from "../sends/recipients.ts";
import type { SubscriberState } from "../subscribers/subscriber.ts";
import { type Mailbox, mailboxes, mailboxId } from "./mailboxes.ts";

/** What came of a message to a mailbox, beside what should. `state` is absent of one that is no subscriber. */
export interface MailboxOutcome {
  address: string;
  expected: Pick<Mailbox, "outcome" | "state">;
  /** `waiting` as well of one that is not frozen yet. */
  outcome: OutcomeName;
  reason?: OutcomeReason;
  state?: SubscriberState;
}

/** As the ledger and the subscribers have it. */
export async function smokeOutcome(context: Pick<Context, "store" | "keys">, send: string): Promise<MailboxOutcome[]> {
  const { items } = await recipientsOf(context, send, mailboxes.length);
  const ids = mailboxes.map((mailbox) => mailboxId(context.keys, mailbox));
  const people = await context.store.subscribers.getMany(ids);
  return mailboxes.map(({ address, ...expected }, i) => {
    const found = items.find(({ subscriber }) => subscriber === ids[i]);
    const state = people.get(ids[i] ?? "")?.state;
    return {
      address,
      expected,
      outcome: found?.outcome ?? "waiting",
      ...(found?.reason ? { reason: found.reason } : {}),
      ...(state ? { state } : {}),
    };
  });
}

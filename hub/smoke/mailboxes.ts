import type { Keyring } from "../keys.ts";
import type { OutcomeName } from "../sends/recipients.ts";
import { type SubscriberId, subscriberId } from "../subscribers/address.ts";
import type { SubscriberState } from "../subscribers/subscriber.ts";

/** A mailbox of SES's simulator, and what must come of a message to it: in the ledger, and of the subscriber. */
export interface Mailbox {
  address: string;
  outcome: OutcomeName;
  state: SubscriberState;
}

/** A label of our own: nobody has signed up by these addresses, not even to try the hub. */
const address = (name: string) => `${name}+smoke@simulator.amazonses.com`;

/** SES Developer Guide, "Using the mailbox simulator": these reach nobody, and harm no reputation. */
export const mailboxes: readonly Mailbox[] = [
  { address: address("success"), outcome: "delivered", state: "active" },
  { address: address("bounce"), outcome: "bounced", state: "bounced" },
  { address: address("complaint"), outcome: "complained", state: "complained" },
  { address: address("suppressionlist"), outcome: "bounced", state: "bounced" },
];

export const mailboxId = (keys: Keyring, { address }: Mailbox): SubscriberId => subscriberId(keys, address);

/** Looked at before each message of a smoke test leaves. */
export const isMailbox = (email: string): boolean => mailboxes.some(({ address }) => address === email);

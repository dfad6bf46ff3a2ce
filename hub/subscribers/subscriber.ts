import * as z from "zod";
import { language } from "../config.ts";
import { zone } from "../meetings/zone.ts";
import type { SubscriberId } from "./address.ts";
import { topic } from "./topics.ts";

/** What a subscriber chose. An empty name is a choice too. */
export const profile = z.object({
  name: z
    .string()
    .trim()
    .max(100)
    .refine((name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uE000\uE001]/u.test(name), { error: "A name is one line of text." })
    // Anybody can type a name, and a stranger's mailbox greets by it: no links, and no signs that turn text round.
    .refine((name) => !/:\/\/|www\.|\S@\S+\.\w|[\u202A-\u202E\u2066-\u2069]/i.test(name), {
      error: "A name holds no links or addresses.",
    })
    .default(""),
  language,
  zone,
  topics: z
    .array(topic)
    .min(1, { error: "Choose at least one topic." })
    .transform((chosen) => [...new Set(chosen)]),
});
export type Profile = z.infer<typeof profile>;

/** Proof of what was agreed to: kept with the subscriber, erased with the subscriber. Times are ISO instants. */
export interface Consent {
  wording: string;
  language: string;
  at: string;
  /** The page, import or staff action it was given on. */
  source: string;
  /** Keyed hash of the network address of the request. */
  network: string;
  confirmedAt?: string;
  withdrawnAt?: string;
}

/** A sign-up that waits for its confirmation; `at` (epoch seconds) is in the confirmation's token. */
export interface SignUp {
  at: number;
  profile: Profile;
}

/** Since when a zone is the reader's; the newest last. A reminder goes by the zone of when its window opened. */
export interface ZoneSince {
  zone: string;
  since: string;
}

interface Known {
  id: SubscriberId;
  /** Raised by each write; guards against lost updates. */
  rev: number;
  createdAt: string;
  /** When the present state began. */
  stateAt: string;
}

export interface Person extends Known {
  state: "pending" | "active" | "unsubscribed" | "bounced" | "complained";
  email: string;
  profile: Profile;
  zones: ZoneSince[];
  consents: Consent[];
  signUp?: SignUp;
  /** When the subscription was last confirmed. */
  confirmedAt?: string;
  /** The sign-up that was confirmed last; its link may be opened again without harm. */
  lastConfirmed?: number;
}

/** All that is left of someone who asked to be forgotten: the keyed hash of an address. */
export interface Erased extends Known {
  state: "erased";
}

export type Subscriber = Person | Erased;
export type SubscriberState = Subscriber["state"];
export type Active = Person & { state: "active"; confirmedAt: string };

export const isPerson = (subscriber: Subscriber | undefined): subscriber is Person =>
  subscriber !== undefined && subscriber.state !== "erased";

export const isActive = (subscriber: Subscriber | undefined): subscriber is Active =>
  subscriber?.state === "active" && subscriber.confirmedAt !== undefined;

/** What the audience index holds of an active subscriber: enough to plan a send, nothing to identify a person. */
export interface AudienceEntry {
  id: SubscriberId;
  topics: Profile["topics"];
  zones: ZoneSince[];
  confirmedAt: string;
}

import * as z from "zod";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { enqueueLetter } from "../sends/letter.ts";
import { parseAddress, type SubscriberId, subscriberId } from "./address.ts";
import { changeSubscriber } from "./change.ts";
import { type Consent, isPerson, type Person, profile, type Subscriber } from "./subscriber.ts";

const truthy = [true, "true", "on", "yes", "1"];

/** What the sign-up form and `POST /subscribe` send. */
export const signUpInput = profile.extend({
  email: z.string({ error: "Write your e-mail address." }).max(300, { error: "This address is too long." }),
  consent: z.unknown().refine((given) => truthy.some((value) => value === given), {
    error: "Please agree to receive these mails; without it we may not write to you.",
  }),
});
export type SignUpInput = z.infer<typeof signUpInput>;

export interface ConsentSource {
  source: string;
  /** The network address of the request; only its keyed hash is kept. */
  network: string;
}

/** A confirmation goes to one address at most this often: a form must not be a way to flood a mailbox. */
const quietSeconds = 60;

/**
 * Notes the wish to subscribe and sends a confirmation. Nothing else changes before the mail's owner confirms,
 * so that nobody can subscribe, rename or move somebody else. The answer tells nobody who is subscribed.
 */
export async function subscribe(context: Context, input: SignUpInput, from: ConsentSource): Promise<SubscriberId> {
  const email = parseAddress(input.email);
  const id = subscriberId(context.keys, email);
  const now = context.clock.now();
  const at = Math.floor(now.epochMilliseconds / 1000);
  const wish: Person["signUp"] = {
    at,
    profile: { name: input.name, language: input.language, zone: input.zone, topics: input.topics },
  };
  const consent: Consent = {
    wording: context.hub.consentVersion,
    language: input.language,
    at: iso(now),
    source: from.source,
    network: context.keys.hash("network", from.network, 12).toString("base64url"),
  };
  const { before, after } = await changeSubscriber<Person>(context, id, (current) => {
    if (current?.state === "complained" || current?.state === "bounced") return undefined;
    // The letter under way speaks for the first wish; a second may be somebody else's.
    if (isPerson(current) && current.signUp && Math.abs(at - current.signUp.at) < quietSeconds) return undefined;
    const base = isPerson(current) ? current : newPerson(id, email, wish, iso(now), current);
    const state = base.state === "active" ? "active" : "pending";
    return {
      ...base,
      state,
      stateAt: state === base.state ? base.stateAt : iso(now),
      signUp: wish,
      consents: [...base.consents.filter((given) => given.confirmedAt !== undefined), consent],
    };
  });
  // Also when nothing was written: an earlier request may have stopped between its write and its letter.
  const person = after ?? before;
  if (isPerson(person) && person.signUp) await enqueueLetter(context, "confirmation", id, String(person.signUp.at));
  return id;
}

function newPerson(
  id: SubscriberId,
  email: string,
  wish: NonNullable<Person["signUp"]>,
  now: string,
  erased: Subscriber | undefined,
): Person {
  return {
    id,
    rev: 0,
    state: "pending",
    createdAt: erased?.createdAt ?? now,
    stateAt: now,
    email,
    profile: wish.profile,
    zones: [{ zone: wish.profile.zone, since: now }],
    consents: [],
  };
}

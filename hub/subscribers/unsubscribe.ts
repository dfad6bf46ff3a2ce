import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { readToken } from "../tokens.ts";
import type { SubscriberId } from "./address.ts";
import { changeSubscriber } from "./change.ts";
import { type Consent, isPerson, type Person } from "./subscriber.ts";

/** Whose subscription a link is for; undefined once that person is erased. @throws DomainError `forged` */
export async function subscriptionOf(
  context: Context,
  purpose: "preferences" | "unsubscribe",
  token: string,
): Promise<Person | undefined> {
  const { id } = readToken(context.keys, purpose, token);
  const subscriber = await context.store.subscribers.get(id);
  return isPerson(subscriber) ? subscriber : undefined;
}

/**
 * RFC 8058: takes effect at once, also for mail already queued, since people are read fresh at delivery.
 * Idempotent, and the same for someone we no longer know. @throws DomainError `forged`
 */
export async function unsubscribe(context: Context, token: string): Promise<void> {
  const { id } = readToken(context.keys, "unsubscribe", token);
  await withdraw(context, id);
}

/**
 * Ends a subscription, whatever opened the door to it. Resolves when no message that was under way at the time can
 * still leave, so that none leaves after the answer.
 */
export async function withdraw(context: Context, id: SubscriberId): Promise<void> {
  await endSubscription(context, id);
  await context.wait(context.delivery.freshMs);
}

/** Ends a subscription; a message that is under way may still leave. Ending it twice changes nothing. */
export async function endSubscription(context: Pick<Context, "clock" | "store">, id: SubscriberId): Promise<void> {
  const now = iso(context.clock.now());
  await changeSubscriber<Person>(context, id, (current) => {
    if (!isPerson(current)) return undefined;
    if (current.state !== "active" && current.state !== "pending") return undefined;
    const { signUp: _, ...person } = current;
    return { ...person, state: "unsubscribed", stateAt: now, consents: withdrawn(current.consents, now) };
  });
}

const withdrawn = (consents: Consent[], now: string): Consent[] =>
  consents.map((given) => (given.withdrawnAt === undefined ? { ...given, withdrawnAt: now } : given));

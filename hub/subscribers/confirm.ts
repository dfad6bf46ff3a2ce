import type { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { enqueueLetter } from "../sends/letter.ts";
import { readToken } from "../tokens.ts";
import { changeSubscriber } from "./change.ts";
import { isActive, isPerson, type Person, type SignUp } from "./subscriber.ts";
import { moveTo } from "./zones.ts";

const validDays = 7;

const spent = () =>
  new DomainError("gone", "This confirmation link has been used or replaced. Sign up again to get a new one.");

/** Who would be confirmed by a token; changes nothing. @throws DomainError `forged`, `gone` */
export async function pendingConfirmation(context: Context, token: string): Promise<Person> {
  const { id, at } = readToken(context.keys, "confirm", token);
  const person = await context.store.subscribers.get(id);
  if (!isPerson(person)) throw spent();
  assertOpen(context, person, at);
  return person;
}

/** Takes the sign-up into force and sends the welcome. Confirming twice is harmless. */
export async function confirm(context: Context, token: string): Promise<Person> {
  const { id, at } = readToken(context.keys, "confirm", token);
  const now = context.clock.now();
  const wished = await context.store.subscribers.get(id);
  // The zone is known to the reminders' planner before its first reader is.
  if (isPerson(wished) && wished.signUp) await context.store.subscribers.addZone(wished.signUp.profile.zone);
  const { before, after } = await changeSubscriber<Person>(context, id, (current) => {
    if (!isPerson(current)) throw spent();
    assertOpen(context, current, at);
    return current.signUp && inForce(current, current.signUp, now);
  });
  const person = after ?? before;
  if (!isPerson(person)) throw spent();
  if (isActive(person)) await enqueueLetter(context, "welcome", id, String(at));
  return person;
}

/** Somebody as of the confirmation of a sign-up. */
export function inForce({ signUp: _, ...person }: Person, wish: SignUp, now: Temporal.Instant): Person {
  return {
    ...person,
    state: "active",
    stateAt: isActive(person) ? person.stateAt : iso(now),
    confirmedAt: isActive(person) ? person.confirmedAt : iso(now),
    lastConfirmed: wish.at,
    profile: wish.profile,
    zones: moveTo(person.zones, wish.profile.zone, now),
    consents: person.consents.map((given) =>
      given.confirmedAt === undefined ? { ...given, confirmedAt: iso(now) } : given,
    ),
  };
}

/** Open: the sign-up that the token belongs to waits, or was confirmed by this very token and still holds. */
function assertOpen(context: Context, person: Person, at: number): void {
  if (person.signUp?.at === at) {
    const age = context.clock.now().epochMilliseconds / 1000 - at;
    if (age > validDays * 86_400) {
      throw new DomainError("gone", `This confirmation link is over ${validDays} days old. Sign up again, please.`);
    }
    return;
  }
  if (!(isActive(person) && person.lastConfirmed === at)) throw spent();
}

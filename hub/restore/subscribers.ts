import { instant, iso } from "../clock.ts";
import { concurrently } from "../concurrently.ts";
import type { SubscriberLine } from "../journal/entry.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import { changeSubscriber } from "../subscribers/change.ts";
import { inForce } from "../subscribers/confirm.ts";
import { erase } from "../subscribers/erase.ts";
import { everySubscriber } from "../subscribers/every.ts";
import { isActive, isPerson, type Person, type SignUp, type Subscriber } from "../subscribers/subscriber.ts";
import { suppress } from "../subscribers/suppress.ts";
import { endSubscription } from "../subscribers/unsubscribe.ts";
import { hasGap, lastWord } from "./last-word.ts";
import { closeWelcome } from "./welcome.ts";
import { attend, tally, type Work } from "./work.ts";

const atOnce = 25;

/**
 * Takes to heart what subscribers have wished since the backup. Nobody gets mail whom the journal does not show to want
 * it: who left stays out, and where its lines have a gap the reader has to sign up again.
 */
export async function bringSubscribersForward(work: Work): Promise<void> {
  if (!work.journal) return putAllOnHold(work);
  await concurrently(atOnce, work.journal.subscribers, ([id, entries]) => bringForward(work, id, entries));
}

/** Without a journal nobody is proven to be subscribed still. */
async function putAllOnHold(work: Work): Promise<void> {
  for await (const subscriber of everySubscriber(work.context)) {
    if (isActive(subscriber)) await putOnHold(work, subscriber.id);
  }
  attend(
    work,
    `Without a journal nobody knows who was erased after ${work.backup}: they are in this table again, with name and ` +
      "address, and get nothing. Erase them again: npm run hub -- subscribers erase ID.",
  );
}

async function bringForward(work: Work, id: SubscriberId, lines: SubscriberLine[]): Promise<void> {
  const { context, copyOf } = work;
  const stored = await context.store.subscribers.get(id);
  const rev = stored?.rev ?? 0;
  // What the backup knows of a table that came later, its revisions do not say.
  const since = lines.filter((line) => line.table !== copyOf || line.rev > rev);
  const last = since.length > 0 && lastWord(lines);
  if (!last) return;
  if (!stored) return meetUnknown(work, last);
  switch (last.state) {
    case "erased":
      await erase(context, id);
      return tally(work, "subscribers erased again");
    case "bounced":
    case "complained":
      await suppress(context, id, last.state);
      return tally(work, `subscribers suppressed again: ${last.state}`);
    case "unsubscribed":
      await endSubscription(context, id);
      return tally(work, "subscribers who had left");
    case "pending":
      // They had left, and sign up anew: that sign-up is lost.
      if (isActive(stored)) await endSubscription(context, id);
      return tally(work, "sign-ups that are lost");
    case "active":
      return hasGap({ table: copyOf, rev }, since) ? putOnHold(work, id) : keepActive(work, stored, since, last);
  }
}

/** Nothing is known of them but the hash of an address: enough to keep an import from bringing back who left. */
async function meetUnknown(work: Work, last: SubscriberLine): Promise<void> {
  if (last.state === "active" || last.state === "pending") return tally(work, "sign-ups that are lost");
  const now = iso(work.context.clock.now());
  const suppression: Subscriber = { id: last.id, rev: 0, state: "erased", createdAt: now, stateAt: now };
  await changeSubscriber(work.context, last.id, (current) => (current ? undefined : suppression));
  tally(work, "suppressions of people who came and left");
}

async function putOnHold(work: Work, id: SubscriberId): Promise<void> {
  await changeSubscriber<Person>(work.context, id, (current) => {
    if (!isActive(current)) return undefined;
    const { signUp: _, ...person } = current;
    return { ...person, state: "pending", stateAt: iso(work.context.clock.now()) };
  });
  tally(work, "subscribers on hold, who have to sign up again");
}

/** A sign-up that waited at the backup, and was confirmed since, is confirmed; topics are those chosen last. */
async function keepActive(
  work: Work,
  stored: Subscriber,
  since: SubscriberLine[],
  last: SubscriberLine,
): Promise<void> {
  const { context } = work;
  const signUp = isPerson(stored) ? stored.signUp : undefined;
  const confirmation = since.find(({ confirmed }) => signUp && confirmed === signUp.at);
  if (signUp && confirmation) await confirmAgain(work, stored.id, signUp, confirmation);
  else if (!isActive(stored)) return tally(work, "sign-ups that are lost");
  const { topics } = last;
  if (!topics) return;
  await changeSubscriber<Person>(context, stored.id, (current) =>
    isActive(current) && !same(current.profile.topics, topics)
      ? { ...current, profile: { ...current.profile, topics } }
      : undefined,
  );
  tally(work, "subscribers whose topics are as they chose them last");
}

async function confirmAgain(work: Work, id: SubscriberId, signUp: SignUp, { at }: SubscriberLine): Promise<void> {
  const { context } = work;
  await context.store.subscribers.addZone(signUp.profile.zone);
  await closeWelcome(work, id, signUp.at, at);
  await changeSubscriber<Person>(context, id, (current) =>
    isPerson(current) && current.signUp?.at === signUp.at ? inForce(current, signUp, instant(at)) : undefined,
  );
  tally(work, "confirmations that are in force again");
}

const same = (a: string[], b: string[]): boolean => a.length === b.length && a.every((topic) => b.includes(topic));

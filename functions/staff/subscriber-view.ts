import { isPerson, type Subscriber } from "../../hub/subscribers/subscriber.ts";

/** A subscriber for staff's eyes. */
export function viewOf(subscriber: Subscriber) {
  const { id, state, createdAt, stateAt } = subscriber;
  if (!isPerson(subscriber)) return { id, state, createdAt, stateAt };
  const { email, profile, confirmedAt } = subscriber;
  return { id, state, createdAt, stateAt, email, ...profile, ...(confirmedAt === undefined ? {} : { confirmedAt }) };
}

/** With the proof of what was agreed to. */
export const viewWithConsents = (subscriber: Subscriber) => ({
  ...viewOf(subscriber),
  ...(isPerson(subscriber) ? { consents: subscriber.consents } : {}),
});

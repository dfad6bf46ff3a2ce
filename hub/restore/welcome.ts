import { Temporal } from "temporal-polyfill";
import { instant } from "../clock.ts";
import { hoursOf, isPast } from "../meetings/times.ts";
import { stalledAt } from "../sends/due.ts";
import { letterTo, readerOf } from "../sends/letter.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import { isActive } from "../subscribers/subscriber.ts";
import { close } from "./chunks.ts";
import type { Work } from "./work.ts";

/**
 * Takes the welcome to a sign-up as sent. Opening the link once more asks for it once more, so this comes before anybody
 * can. `confirmedAt`: when the reader became one.
 */
export async function closeWelcome(work: Work, id: SubscriberId, occasion: number, confirmedAt: string): Promise<void> {
  const { context } = work;
  const welcome = letterTo("welcome", id, String(occasion));
  await context.store.chunks.create(welcome, stalledAt(context));
  await close(work, { send: "welcome", chunk: welcome.key }, await toldAt(work, confirmedAt));
}

/** The meeting that an open welcome tells of, by the name of its chunk. */
export async function toldBy(work: Work, chunk: string): Promise<string | undefined> {
  const person = await work.context.store.subscribers.get(readerOf(chunk));
  return isActive(person) ? toldAt(work, person.confirmedAt) : undefined;
}

/** The next meeting of those that had been announced when somebody joined: the welcome tells of it, and of no other. */
async function toldAt({ context }: Work, confirmedAt: string): Promise<string | undefined> {
  const then = instant(confirmedAt);
  const [next] = (await context.store.meetings.list())
    .filter((meeting) => meeting.announced && meeting.announced.at < confirmedAt && !isPast(meeting, then))
    .sort((a, b) => Temporal.Instant.compare(hoursOf(a).start, hoursOf(b).start));
  return next?.slug;
}

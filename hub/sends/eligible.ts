import { Temporal } from "temporal-polyfill";
import type { Context } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { spanOf } from "../meetings/times.ts";
import { isActive, isPerson, type Person, type Subscriber } from "../subscribers/subscriber.ts";
import type { SkipReason } from "./chunk.ts";
import type { Send } from "./send.ts";

/** When the meeting begins that an edition tells of, as it tells; absent when it says no hour. */
export const toldStart = (subject: EditionSubject): Temporal.Instant | undefined =>
  "meeting" in subject ? spanOf(subject.meeting.input)?.start.toInstant() : undefined;

/**
 * Whether the whole send still says something true: no announcement or reminder of a meeting that has started,
 * was cancelled or moved to another hour since.
 */
export async function isTimely(context: Context, send: Send, subject: EditionSubject): Promise<boolean> {
  if (!("meeting" in subject)) return true;
  const told = toldStart(subject);
  if (told && Temporal.Instant.compare(told, context.clock.now()) <= 0) return false;
  const meeting = await context.store.meetings.get(subject.meeting.slug);
  if (!meeting || meeting.state === "cancelled") return false;
  if (send.kind === "reminder" && meeting.state !== "scheduled") return false;
  const now = spanOf(meeting.input)?.start.toInstant();
  return told?.epochMilliseconds === now?.epochMilliseconds;
}

export type Eligible = { person: Person } | { skip: SkipReason };

/** The person to write to, or why not: looked at afresh just before each wave. */
export function eligible(send: Pick<Send, "kind" | "audience">, subscriber: Subscriber | undefined): Eligible {
  if (!isPerson(subscriber)) return { skip: "erased" };
  if (subscriber.state === "bounced" || subscriber.state === "complained") return { skip: subscriber.state };
  if (send.kind === "confirmation") return subscriber.signUp ? { person: subscriber } : { skip: "expired" };
  if (!isActive(subscriber)) return { skip: "unsubscribed" };
  if (send.audience && !subscriber.profile.topics.includes(send.audience.topic)) return { skip: "topic" };
  return { person: subscriber };
}

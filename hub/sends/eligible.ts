import { Temporal } from "temporal-polyfill";
import type { Context } from "../context.ts";
import { type EditionSubject, meetingOf } from "../editions/edition.ts";
import { misleads } from "../meetings/changes.ts";
import { hoursOf } from "../meetings/times.ts";
import { isMailbox } from "../smoke/mailboxes.ts";
import { isActive, isPerson, type Person, type Subscriber } from "../subscribers/subscriber.ts";
import { type Audience, simulator } from "./audience.ts";
import type { SkipReason } from "./chunk.ts";
import type { Send } from "./send.ts";

/**
 * When an edition ceases to be of use: as the meeting begins that it invites to, at the hour that it tells, or as its
 * month ends. Absent when it invites to none.
 */
export function expiryOf(subject: EditionSubject): Temporal.Instant | undefined {
  const meeting = meetingOf(subject);
  const invites = meeting && subject.kind !== "recap" && subject.kind !== "cancellation";
  return invites ? hoursOf(meeting).start : undefined;
}

/**
 * Whether the whole send still says something true: nothing invites to a meeting that has started, was cancelled, or is
 * elsewhere or at another hour since, and nothing calls off one that takes place after all.
 */
export async function isTimely(context: Context, send: Send, subject: EditionSubject): Promise<boolean> {
  const told = meetingOf(subject);
  if (!told || subject.kind === "recap") return true;
  const expiry = expiryOf(subject);
  if (expiry && Temporal.Instant.compare(expiry, context.clock.now()) <= 0) return false;
  if (send.audience?.topic === simulator) return true;
  const meeting = await context.store.meetings.get(told.slug);
  if (!meeting || meeting.stale) return false;
  if (subject.kind === "cancellation") return meeting.state === "cancelled";
  if (meeting.state === "cancelled") return false;
  if ((send.kind === "reminder" || send.kind === "welcome") && meeting.state !== "scheduled") return false;
  return !misleads(told.input, meeting.input);
}

export type Eligible = { person: Person } | { skip: SkipReason };

/** The person to write to, or why not: looked at afresh just before each wave. */
export function eligible(send: Pick<Send, "kind" | "audience">, subscriber: Subscriber | undefined): Eligible {
  if (!isPerson(subscriber)) return { skip: "erased" };
  if (subscriber.state === "bounced" || subscriber.state === "complained") return { skip: subscriber.state };
  if (send.kind === "confirmation") return subscriber.signUp ? { person: subscriber } : { skip: "expired" };
  if (!isActive(subscriber)) return { skip: "unsubscribed" };
  const topic = send.audience?.topic;
  return topic === undefined || chose(subscriber, topic) ? { person: subscriber } : { skip: "topic" };
}

/** A smoke test's message leaves for the simulator's mailboxes and for nobody else, whatever its audience says. */
const chose = ({ email, profile }: Person, topic: NonNullable<Audience["topic"]>): boolean =>
  topic === simulator ? isMailbox(email) : profile.topics.includes(topic);

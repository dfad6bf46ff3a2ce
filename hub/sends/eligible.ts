import { Temporal } from "temporal-polyfill";
import { instant } from "../clock.ts";
import type { Context } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { spanOf } from "../meetings/times.ts";
import { isActive, isPerson, type Person, type Subscriber } from "../subscribers/subscriber.ts";
import type { SkipReason } from "./chunk.ts";
import type { Send } from "./send.ts";

/**
 * Whether the whole send still says something true: no announcement or reminder of a meeting that has started,
 * was cancelled or moved to another hour since.
 */
export async function isTimely(context: Context, send: Send, subject: EditionSubject): Promise<boolean> {
  if (!("meeting" in subject)) return true;
  const span = spanOf(subject.meeting.input);
  if (span && Temporal.Instant.compare(span.start.toInstant(), context.clock.now()) <= 0) return false;
  if (!send.reminder) return true;
  const meeting = await context.store.meetings.get(send.reminder.meeting);
  const now = meeting && spanOf(meeting.input);
  return (
    meeting?.state === "scheduled" &&
    now !== undefined &&
    Temporal.Instant.compare(now.start.toInstant(), instant(send.reminder.start)) === 0
  );
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

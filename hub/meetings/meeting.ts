import type { MeetingInput } from "./input.ts";

/**
 * A meeting as kept. `held` is not kept: it is what a scheduled meeting is once its end has passed.
 * What staff wrote is in `input`, whole, so that what they read back is what they wrote.
 */
export interface Meeting {
  slug: string;
  state: "draft" | "scheduled" | "cancelled";
  /** Raised by every change of `input` or `state`; guards against lost updates. */
  revision: number;
  /** RFC 5545 SEQUENCE: raised when start, end or place changes, and on cancellation. */
  sequence: number;
  input: MeetingInput;
  createdAt: string;
  /** The instant of this revision: the calendar's DTSTAMP and LAST-MODIFIED. */
  revisedAt: string;
  /** Reminders before this instant were never promised. */
  scheduledAt?: string;
  /** The send that announced it. */
  announced?: { send: string; revision: number; at: string };
  /** Reminders due up to this instant have been seen to. */
  remindedThrough?: string;
}

export type MeetingState = Meeting["state"] | "held";

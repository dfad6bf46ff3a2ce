import type { Note } from "../editions/edition.ts";
import type { MeetingInput } from "./input.ts";

/**
 * A meeting as kept. `held` is not kept: it is what a scheduled meeting is once its end has passed.
 * What staff wrote is in `input`, whole, so that what they read back is what they wrote.
 */
export interface Meeting {
  slug: string;
  state: "draft" | "scheduled" | "cancelled";
  /** Raised by every write; guards against lost updates. Absent: it is kept nowhere yet. */
  rev?: number;
  /** Raised by every change of `input` or `state`. */
  revision: number;
  /** RFC 5545 SEQUENCE: raised when start, end or place changes, on cancellation and when that is taken back. */
  sequence: number;
  input: MeetingInput;
  createdAt: string;
  /** The instant of this revision: the calendar's DTSTAMP and LAST-MODIFIED. */
  revisedAt: string;
  /** When it was scheduled first. */
  scheduledAt?: string;
  /** Reminders before this instant were never promised: scheduled, or moved to its present start, then. Of every scheduled one. */
  armedAt?: string;
  /** Starts that it had before, and since when reminders were promised for them: moved back, it keeps that promise. */
  armedFor?: { start: string; at: string }[];
  /** The send that announced it. */
  announced?: { send: string; revision: number; at: string };
  /** What readers were told of it, the oldest first. */
  told: Telling[];
  /** A notice of what changed since the last telling waits for its time. */
  notice?: Notice;
  /** Reminders due up to this instant have been seen to. */
  remindedThrough?: string;
  /** Written by staff, and tick has not looked at it since. */
  unseen?: true;
  /** Announcements and reminders that stopped half-way, as they were no longer true: the rest of their readers wait. */
  cutShort?: string[];
  /**
   * Restored from a backup, and staff had written something else since: no mail speaks of it until they write that again.
   * `told`: readers were told of that something else, so that writing it again is no news to them.
   */
  stale?: "told" | "untold";
}

/** A mail to readers that said where and when the meeting is, or what it came to. */
export interface Telling {
  kind: "announcement" | "update" | "cancellation" | "recap";
  send: string;
  revision: number;
  at: string;
}

export interface Notice {
  /** On the hub's clock: put off by each further change, so that several make one notice. */
  due: string;
  /** The first change that it tells of. */
  since: string;
  /** The revision that readers were told of before. */
  from: number;
  /** Mails that have told of the change meanwhile: their readers need no notice. */
  except?: string[];
  note?: Note;
  /** It is on its way, by this send. */
  send?: string;
}

export type MeetingState = Meeting["state"] | "held";

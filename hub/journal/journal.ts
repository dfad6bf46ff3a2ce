import type { AuditEntry } from "../audit/entry.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import type { JournalEntry, MeetingEntry, SendEntry, SubscriberEntry, TellingEntry } from "./entry.ts";

/** What the journal knows, by what it speaks of. Its lines may come twice and in any order. */
export interface Journal {
  /** All that became of a subscriber, the oldest first. */
  subscribers: Map<SubscriberId, SubscriberEntry[]>;
  /** Each meeting as staff wrote it last. */
  meetings: Map<string, MeetingEntry>;
  /** What readers were told of a meeting. */
  told: Map<string, TellingEntry | MeetingEntry>;
  sends: Map<string, SendEntry>;
  actions: AuditEntry[];
  /** The first and the last heartbeat. */
  span?: { from: string; through: string };
}

export function journalOf(entries: Iterable<JournalEntry>): Journal {
  const journal: Journal = {
    subscribers: new Map(),
    meetings: new Map(),
    told: new Map(),
    sends: new Map(),
    actions: [],
  };
  const { told } = journal;
  for (const entry of entries) {
    switch (entry.kind) {
      case "beat":
        extend(journal, entry.at);
        break;
      case "subscriber":
        journal.subscribers.set(entry.id, [...(journal.subscribers.get(entry.id) ?? []), entry]);
        break;
      case "meeting":
        journal.meetings.set(entry.slug, later(journal.meetings.get(entry.slug), entry));
        told.set(entry.slug, later(told.get(entry.slug), entry));
        break;
      case "telling":
        told.set(entry.slug, later(told.get(entry.slug), entry));
        break;
      case "send":
        journal.sends.set(entry.id, laterSend(journal.sends.get(entry.id), entry));
        break;
      case "action":
        journal.actions.push(entry.entry);
    }
  }
  for (const entries of journal.subscribers.values()) entries.sort((a, b) => a.rev - b.rev);
  return journal;
}

function extend(journal: Journal, at: string): void {
  const { from, through } = journal.span ?? { from: at, through: at };
  journal.span = { from: at < from ? at : from, through: at > through ? at : through };
}

const later = <T extends { rev: number }>(known: T | undefined, entry: T): T =>
  known && known.rev > entry.rev ? known : entry;

/** Once begun, it has begun. */
function laterSend(known: SendEntry | undefined, entry: SendEntry): SendEntry {
  if (!known) return entry;
  const last = entry.rev >= known.rev ? entry : known;
  const begunAt = known.begunAt ?? entry.begunAt;
  return { ...last, ...(begunAt === undefined ? {} : { begunAt }) };
}

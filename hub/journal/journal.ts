import type { AuditEntry } from "../audit/entry.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import type { JournalLine, MeetingLine, SendLine, SubscriberLine, TellingLine } from "./entry.ts";

/**
 * What the journal knows, by what it speaks of. Its lines may come twice and in any order. Tables follow each other, each
 * one set back by a restore: what a later one says comes later, whatever its revisions.
 */
export interface Journal {
  /** All that became of a subscriber, by revision. */
  subscribers: Map<SubscriberId, SubscriberLine[]>;
  /** Each meeting as staff wrote it last. */
  meetings: Map<string, MeetingLine>;
  /** What readers were told of a meeting. */
  told: Map<string, TellingLine | MeetingLine>;
  sends: Map<string, SendLine>;
  actions: AuditEntry[];
  /** When the heart beat, the first time first. */
  beats: string[];
}

export function journalOf(lines: readonly JournalLine[]): Journal {
  const tables = tablesOf(lines);
  const isLater = (known: JournalLine & { rev: number }, line: JournalLine & { rev: number }) =>
    known.table === line.table ? known.rev <= line.rev : tables.indexOf(known.table) < tables.indexOf(line.table);
  const later = <T extends JournalLine & { rev: number }>(known: T | undefined, line: T): T =>
    !known || isLater(known, line) ? line : known;
  const journal: Journal = {
    subscribers: new Map(),
    meetings: new Map(),
    told: new Map(),
    sends: new Map(),
    actions: [],
    beats: [...new Set(lines.filter(({ kind }) => kind === "beat").map(({ at }) => at))].sort(),
  };
  const { subscribers, meetings, told, sends, actions } = journal;
  for (const line of lines) {
    switch (line.kind) {
      case "subscriber":
        subscribers.set(line.id, [...(subscribers.get(line.id) ?? []), line]);
        break;
      case "meeting":
        meetings.set(line.slug, later(meetings.get(line.slug), line));
        told.set(line.slug, later(told.get(line.slug), line));
        break;
      case "telling":
        told.set(line.slug, later(told.get(line.slug), line));
        break;
      case "send": {
        const known = sends.get(line.id);
        sends.set(line.id, withBeginning(later(known, line), known, line));
        break;
      }
      case "action":
        actions.push(line.entry);
    }
  }
  for (const entries of subscribers.values()) entries.sort((a, b) => a.rev - b.rev);
  return journal;
}

/** The tables that lines speak of, in the order in which the hub ran on them. */
export function tablesOf(lines: readonly JournalLine[]): string[] {
  const first = new Map<string, string>();
  for (const { table, at } of lines) if (at < (first.get(table) ?? "9999")) first.set(table, at);
  return [...first].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([table]) => table);
}

/** Once begun, it has begun. */
function withBeginning(last: SendLine, ...lines: (SendLine | undefined)[]): SendLine {
  const begunAt = lines.find((line) => line?.begunAt !== undefined)?.begunAt;
  return { ...last, ...(begunAt === undefined ? {} : { begunAt }) };
}

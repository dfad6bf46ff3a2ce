import type { Context } from "../context.ts";
import type { JournalLine } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { IdentityStore } from "../ports.ts";
import type { RestoreReport } from "./report.ts";

/** What a restore needs of the world: it sends nothing and queues nothing. */
export type Restoring = Pick<Context, "store" | "keys" | "clock" | "machine" | "delivery" | "wait" | "log" | "metrics">;

export interface RestoreWish {
  /** The instant that the table is a copy of; where the table does not say it, or to go by an earlier one. */
  backup?: string | undefined;
  /** The log of what happened since; undefined: there is none, and nobody is proven to be subscribed still. */
  journal: readonly JournalLine[] | undefined;
  /** When the hub was stopped: so far the journal has to reach. */
  stopped?: string | undefined;
  /** Addresses on SES's own suppression list. */
  suppressed: Suppressed[];
  /** Only tries it out, while the hub goes on: the copy is never put into service. */
  rehearsal?: boolean | undefined;
  /** When DynamoDB made the table. */
  madeAt: string;
  /** What another table says of itself; undefined when there is none of this name. */
  otherTable(name: string): Promise<IdentityStore | undefined>;
  progress(doing: string): void;
}

/** A restore under way. */
export interface Work {
  context: Restoring;
  /** The instant that the table is a copy of: what came later is not in it. */
  backup: string;
  /** When the restore began, cut off or not. */
  since: string;
  /** The table that this one was copied from. */
  copyOf: string;
  /** What happened since, by the log; undefined when there is no such log, and so nothing is known. */
  journal: Journal | undefined;
  suppressed: Suppressed[];
  report: RestoreReport;
}

export interface Suppressed {
  email: string;
  state: "bounced" | "complained";
}

/** Adds up, under one heading. */
export function tally({ report }: Work, what: string, count = 1): void {
  const row = report.rows.find((one) => one.what === what);
  if (row) row.count += count;
  else report.rows.push({ what, count });
}

/** Has staff look at something. */
export function attend({ report }: Work, sentence: string): void {
  report.attention.push(sentence);
}

/** Said of what the restore stopped. */
export const reasonOf = ({ backup }: Pick<Work, "backup">): string => `Restored from a backup of ${backup}.`;

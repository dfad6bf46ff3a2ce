import type { Context } from "../context.ts";
import type { Journal } from "../journal/journal.ts";
import type { RestoreReport } from "./identity.ts";

/** What a restore needs of the world: it sends nothing and queues nothing. */
export type Restoring = Pick<Context, "store" | "keys" | "clock" | "machine" | "delivery" | "wait" | "log" | "metrics">;

/** A restore under way. */
export interface Work {
  context: Restoring;
  /** The instant that the table is a copy of: what came later is not in it. */
  backup: string;
  /** What happened since, by the log; undefined when there is no such log, and so nothing is known. */
  journal: Journal | undefined;
  /** Addresses on SES's own suppression list. */
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

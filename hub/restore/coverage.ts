import { instant, iso } from "../clock.ts";
import type { JournalLine } from "../journal/entry.ts";
import { type Journal, tablesOf } from "../journal/journal.ts";
import { fingerprintOf, NotInService } from "./identity.ts";
import type { RestoreReport } from "./report.ts";
import type { Restoring } from "./work.ts";

/** Beats come every minute. A few may fail, while the hub goes on. */
const pause = { minutes: 10 };

/**
 * Those lines that tell what happened after a copy of `copyOf` was made: of that table, and of those that the hub ran on
 * afterwards. Nothing was ever written to the copy itself. @throws NotInService for lines of another hub
 */
export function linesOf(lines: readonly JournalLine[], { store, keys }: Restoring, copyOf: string): JournalLine[] {
  const stranger = lines.find((line) => line.keys !== fingerprintOf(keys));
  if (stranger) {
    throw new NotInService(
      `The journal is another hub's: ${stranger.by} wrote to the table ${stranger.table} with other keys.`,
    );
  }
  const own = store.identity.table;
  const tables = tablesOf(lines).filter((table) => table !== own || copyOf === own);
  // A copy that says nothing of itself may be of the first of them.
  const from = copyOf === own ? 0 : tables.indexOf(copyOf);
  const since = new Set(from < 0 ? [] : tables.slice(from));
  return lines.filter(({ table }) => since.has(table));
}

/** From before the backup to when the hub was stopped. @throws NotInService */
export function assertReaches(
  journal: Journal,
  { backup, stopped }: { backup: string; stopped: string | undefined },
): void {
  const span = spanOf(journal);
  if (!span || span.from > backup) {
    throw new NotInService(
      `The journal ${span ? `begins at ${span.from}` : "has no heartbeat of the table"}, and the backup is of ${backup}: fetch the log ` +
        "of every function, tick's too, from before the backup on.",
    );
  }
  if (stopped !== undefined && span.through < iso(instant(stopped).subtract(pause))) {
    throw new NotInService(
      `The journal ends at ${span.through}, and the hub was stopped at ${iso(instant(stopped))}: fetch the log up to then. If the hub ` +
        `could not run any more by that time, say so: --stopped ${span.through}.`,
    );
  }
}

export function spanOf({ beats }: Journal): RestoreReport["journal"] {
  const [from, through] = [beats[0], beats.at(-1)];
  return from !== undefined && through !== undefined ? { from, through } : undefined;
}

/** Where the heart did not beat since the backup: if the hub ran, lines are missing. A sentence for each time. */
export function gapsOf(journal: Journal | undefined, backup: string): string[] {
  return (journal?.beats ?? []).flatMap((beat, i, beats) => {
    const next = beats[i + 1];
    if (next === undefined || next <= backup || next <= iso(instant(beat).add(pause))) return [];
    return `The journal has no heartbeat from ${beat} to ${next}. If the hub ran then, its log is not whole.`;
  });
}

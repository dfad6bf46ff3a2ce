import { readFile } from "node:fs/promises";
import * as z from "zod";
import { type JournalEntry, journalEntry } from "../hub/journal/entry.ts";
import { journalMessage } from "../hub/journal/line.ts";
import { OpsError } from "./errors.ts";

/** What `aws logs filter-log-events` answers. */
const filtered = z.object({ events: z.array(z.object({ message: z.string() })) });
/** A line of a function's log (functions/log.ts). */
const line = z.object({ message: z.string(), data: z.unknown() });

/**
 * The journal in files of log lines: as `aws logs filter-log-events` answers them, or one line of the log a line. What
 * else a function has logged is passed over. @throws OpsError for a line of the journal that cannot be read
 */
export async function readJournal(paths: string[]): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const path of paths) {
    for (const [i, text] of linesOf(await readFile(path, "utf8")).entries()) {
      const logged = line.safeParse(parsed(text));
      if (!logged.success || logged.data.message !== journalMessage) continue;
      const entry = journalEntry.safeParse(logged.data.data);
      if (!entry.success) throw new OpsError(`${path}, line ${i + 1}, is of the journal and cannot be read.`);
      entries.push(entry.data);
    }
  }
  return entries;
}

function linesOf(text: string): string[] {
  const answer = filtered.safeParse(parsed(text));
  return answer.success ? answer.data.events.map(({ message }) => message) : text.split("\n");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

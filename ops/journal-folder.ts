import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { type JournalLine, journalLine } from "../hub/journal/entry.ts";
import { journalMessage } from "../hub/journal/line.ts";
import { type FunctionName, functionNames } from "../infra/bundle.ts";
import { OpsError } from "./errors.ts";

/** What `aws logs filter-log-events` answers, all of its pages in one. */
const answer = z.object({
  events: z.array(z.object({ message: z.string() })),
  /** There are more pages, which are not here. */
  nextToken: z.undefined().optional(),
});
/** A line of a function's log (functions/log.ts). */
const logged = z.object({ message: z.string(), data: z.unknown() });

/**
 * The journal in a folder with a file for each function: `public.json`, what `aws logs filter-log-events` answers. What
 * else a function has logged is passed over. `silent`: of these it is right that they have logged nothing.
 * @throws OpsError for a file that is missing, cut off, of another function, or without a line of the journal
 */
export async function readJournal(folder: string, silent: readonly string[] = []): Promise<JournalLine[]> {
  const lines: JournalLine[] = [];
  for (const name of functionNames) {
    const path = join(folder, `${name}.json`);
    const found = linesOf(path, name, await textOf(path));
    if (found.length === 0 && !silent.includes(name)) {
      throw new OpsError(
        `${path} holds no line of the journal, and each function writes one when it starts. Fetch it again, from a day ` +
          `before the backup. If ${name} was not called in all that time, say so: --silent ${name}.`,
      );
    }
    lines.push(...found);
  }
  return lines;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new OpsError(`${path} cannot be read (${String(error)}). The log of every function is needed.`);
  }
}

function linesOf(path: string, name: FunctionName, text: string): JournalLine[] {
  const read = answer.safeParse(parsed(text));
  if (!read.success) {
    throw new OpsError(`${path} is not a whole answer of aws logs filter-log-events: it was cut off, or has failed.`);
  }
  return read.data.events.flatMap(({ message }, i) => {
    const line = logged.safeParse(parsed(message));
    if (!line.success || line.data.message !== journalMessage) return [];
    const known = journalLine.safeParse(line.data.data);
    if (!known.success) throw new OpsError(`${path}, event ${i + 1}, is of the journal and cannot be read.`);
    if (known.data.by !== name) throw new OpsError(`${path} is not of the function ${name}, but of ${known.data.by}.`);
    return known.data;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

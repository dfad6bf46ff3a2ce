import type { Command } from "commander";
import * as z from "zod";
import { createKeyring } from "../../hub/keys.ts";
import type { RestoreReport } from "../../hub/restore/identity.ts";
import { database, type KeysOptions, keysPlace, withKeysOptions } from "../connection.ts";
import { OpsError } from "../errors.ts";
import { progress, say } from "../output.ts";
import { restoreTable } from "../restore.ts";

const instant = z.iso.datetime();

interface Options extends KeysOptions {
  table: string;
  journal?: string[];
  withoutJournal?: true;
  suppressed?: string;
  backup?: string;
}

export function addRestore(program: Command): void {
  const command = program
    .command("restore")
    .description("put a copied table into service: nothing is sent again, nobody is subscribed again (docs/restore.md)")
    .requiredOption("--table <name>", "the copy, which no function runs on yet")
    .option("--journal <files...>", "the log of every function since the backup (aws logs filter-log-events)")
    .option("--without-journal", "there is no such log: every subscriber has to sign up again")
    .option("--suppressed <file>", "SES's suppression list (aws sesv2 list-suppressed-destinations)")
    .option("--backup <instant>", "when the copy was made, if the table does not say it");
  withKeysOptions(command).action(async (options: Options) => {
    const { table, suppressed, backup } = options;
    if (backup !== undefined && !instant.safeParse(backup).success) {
      throw new OpsError(`${backup} is not an instant, such as 2027-05-12T07:30:00Z.`);
    }
    const place = keysPlace(options);
    const report = await restoreTable({
      client: database(),
      table,
      keys: createKeyring(await place.read()),
      journal: journalOf(options),
      suppressed,
      backup,
      progress,
    });
    show(table, report);
  });
}

function journalOf({ journal, withoutJournal }: Options): string[] | "none" {
  if (journal && !withoutJournal) return journal;
  if (withoutJournal && !journal) return "none";
  throw new OpsError(
    "Without the log nobody knows who has left since the backup. Give it (--journal <files>), or, if it is lost, have " +
      "every subscriber sign up again (--without-journal).",
  );
}

function show(table: string, { backup, at, rows, attention }: RestoreReport): void {
  say(`Table ${table}, a copy of ${backup}, was put into service at ${at}.`);
  say();
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  for (const { what, count } of rows) say(`${String(count).padStart(width)}  ${what}`);
  if (attention.length === 0) return;
  say();
  say("For staff:");
  for (const sentence of attention) say(`- ${sentence}`);
}

import { SESv2Client } from "@aws-sdk/client-sesv2";
import { type Command, InvalidArgumentError } from "commander";
import * as z from "zod";
import { createKeyring } from "../../hub/keys.ts";
import type { RestoreReport } from "../../hub/restore/report.ts";
import { database } from "../connection.ts";
import { OpsError } from "../errors.ts";
import { readJournal } from "../journal-folder.ts";
import { keysSecret } from "../keys.ts";
import { progress, say } from "../output.ts";
import { restoreTable } from "../restore.ts";
import { listSuppressed, readSuppressed } from "../suppressed.ts";

interface Options {
  table: string;
  keysSecret: string;
  journal?: string;
  silent?: string[];
  stopped?: string;
  withoutJournal?: true;
  suppressed?: string;
  backup?: string;
  rehearsal?: true;
}

export function addRestore(program: Command): void {
  program
    .command("restore")
    .description("put a copied table into service: nothing is sent again, nobody is subscribed again (docs/restore.md)")
    .requiredOption("--table <name>", "the copy, which no function runs on yet")
    .requiredOption("--keys-secret <id>", "name or ARN of the keys' secret in Secrets Manager")
    .option("--journal <folder>", "the log since the backup, a file for each function (aws logs filter-log-events)")
    .option("--silent <functions...>", "it is right that the log of these functions is empty")
    .option("--stopped <instant>", "when the hub was stopped: so far the journal has to reach", instant)
    .option("--without-journal", "there is no such log: every subscriber has to sign up again")
    .option("--suppressed <file>", "SES's suppression list from a file, instead of from SES itself")
    .option("--backup <instant>", "when the copy was made, if the table does not say it", instant)
    .option("--rehearsal", "try it out while the hub goes on: this copy will never be put into service")
    .action(async (options: Options) => {
      const { table, stopped, backup, rehearsal = false } = options;
      const journal = await journalOf(options);
      const report = await restoreTable({
        client: database(),
        table,
        keys: createKeyring(await keysSecret(options.keysSecret).read()),
        journal,
        suppressed: await suppressedOf(options),
        stopped,
        backup,
        rehearsal,
        progress,
      });
      show(table, report, rehearsal);
    });
}

function instant(text: string): string {
  if (z.iso.datetime().safeParse(text).success) return text;
  throw new InvalidArgumentError("It is not an instant, such as 2027-05-12T07:30:00Z.");
}

async function journalOf({ journal, silent, stopped, withoutJournal, rehearsal }: Options) {
  if (withoutJournal && journal === undefined) return undefined;
  if (withoutJournal || journal === undefined) {
    throw new OpsError(
      "Without the log nobody knows who has left since the backup. Give it (--journal <folder>), or, if it is lost, have " +
        "every subscriber sign up again (--without-journal).",
    );
  }
  if (stopped === undefined && !rehearsal) {
    throw new OpsError("Say when the hub was stopped (--stopped <instant>): the journal has to reach until then.");
  }
  return readJournal(journal, silent);
}

const suppressedOf = ({ suppressed }: Options) =>
  suppressed === undefined ? listSuppressed(new SESv2Client({})) : readSuppressed(suppressed);

function show(table: string, { backup, at, journal, rows, attention }: RestoreReport, rehearsal: boolean): void {
  say(`Table ${table}, a copy of ${backup}, was ${rehearsal ? "rehearsed on" : "put into service"} at ${at}.`);
  say(journal ? `The journal reaches from ${journal.from} through ${journal.through}.` : "There was no journal.");
  say();
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  for (const { what, count } of rows) say(`${String(count).padStart(width)}  ${what}`);
  if (attention.length === 0) return;
  say();
  say("For staff:");
  for (const sentence of attention) say(`- ${sentence}`);
}

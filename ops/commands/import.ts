import type { Command } from "commander";
import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { systemClock } from "../../hub/clock.ts";
import { importTable } from "../backup/import.ts";
import { openExport } from "../backup/manifest.ts";
import { database } from "../connection.ts";
import { progress, say } from "../output.ts";

export function addImport(program: Command): void {
  program
    .command("import")
    .description("fill an empty table from an export, DynamoDB's own or one of `export`, and verify it")
    .requiredOption("--table <name>", "the table; made when it is missing")
    .requiredOption("--from <folder>", "the folder with manifest-summary.json")
    .action(async ({ table, from }: { table: string; from: string }) => {
      const client = database();
      const copy = await openExport(from);
      await createTableIfMissing(client, table);
      const { items } = await importTable({
        client,
        table,
        from: copy,
        clock: systemClock,
        wait: (ms) => new Promise((done) => setTimeout(done, ms)),
        progress: (count) => progress(`${count} of ${copy.itemCount} items`),
      });
      say(`${items} items are in ${table}. Read back, they are those of the export.`);
      say("It is of no use to any function yet: restore it next.");
    });
}

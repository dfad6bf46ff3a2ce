import type { Command } from "commander";
import { systemClock } from "../../hub/clock.ts";
import { exportTable } from "../backup/export.ts";
import { database } from "../connection.ts";
import { progress, say } from "../output.ts";

export function addExport(program: Command): void {
  program
    .command("export")
    .description("copy a table to a folder, in the form of DynamoDB's own export to S3")
    .requiredOption("--table <name>", "the table")
    .requiredOption("--to <folder>", "a new folder; names and addresses go in there")
    .action(async ({ table, to: folder }: { table: string; to: string }) => {
      const { items, checksum } = await exportTable({
        client: database(),
        table,
        folder,
        clock: systemClock,
        progress: (count) => progress(`${count} items`),
      });
      say(`${items} items of ${table} are in ${folder}. Checksum ${checksum}.`);
    });
}

import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { connect } from "../api.ts";
import { CliError } from "../errors.ts";
import { say } from "../output.ts";
import { typedPath } from "../read-file.ts";
import type { AddCommand } from "./command.ts";

export const subscribersExport: AddCommand = (subscribers) => {
  subscribers
    .command("export")
    .description("all subscribers with their consents, into a file that only you may read")
    .argument("<file>", "ends in .csv (for spreadsheets) or .jsonl (one JSON object a line)")
    .option("--force", "write over a file that exists")
    .action(async (file: string, { force }: { force?: boolean }) => {
      const format = /\.(csv|jsonl)$/i.exec(file)?.[1]?.toLowerCase();
      if (!format) throw new CliError(`${file} must end in .csv or .jsonl: the ending says what to write.`);
      const path = typedPath(file);
      if (existsSync(path) && !force) throw new CliError(`${file} exists. Choose another name, or add --force.`);
      const content = await connect().file(`/api/exports?format=${format}`);
      // Whole or not at all: half an export looks like a whole one.
      const partial = `${path}.partial`;
      try {
        await pipeline(content, createWriteStream(partial, { mode: 0o600 }));
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw new CliError(`${file} could not be written: ${error instanceof Error ? error.message : error}`);
      }
      say(`Everybody is in ${file}. It holds personal data: keep it no longer than you need it.`);
    });
};

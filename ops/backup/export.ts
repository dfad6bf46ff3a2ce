import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { scanTable } from "../../adapters/dynamodb/items.ts";
import { type Clock, iso } from "../../hub/clock.ts";
import { OpsError } from "../errors.ts";
import { toLine } from "./lines.ts";
import { dataFolder, filesFile, type Summary, summaryFile } from "./manifest.ts";
import { createTally, type Tally } from "./tally.ts";

export interface ExportWish {
  client: DynamoDBClient;
  table: string;
  /** Where it goes; must not hold an export already. */
  folder: string;
  clock: Clock;
  progress(items: number): void;
}

/**
 * Copies every item of a table to a folder, in the form of DynamoDB's own export to S3. A table that is in use is copied
 * as it changes: what counts is the instant at which the copy began, for nothing from before it is missing.
 */
export async function exportTable({ client, table, folder, clock, progress }: ExportWish): Promise<Tally> {
  const began = clock.now();
  const file = join(dataFolder, "items.json.gz");
  await makeNew(join(folder, dataFolder));
  const tally = createTally();
  async function* lines() {
    for await (const items of scanTable(client, table)) {
      for (const item of items) tally.add(item);
      yield items.map((item) => `${toLine(item)}\n`).join("");
      progress(tally.result().items);
    }
  }
  await pipeline(lines, createGzip(), createWriteStream(join(folder, file), { mode: 0o600 }));
  const { items, checksum } = tally.result();
  const files = { itemCount: items, dataFileS3Key: file };
  await writeFile(join(folder, filesFile), `${JSON.stringify(files)}\n`, { mode: 0o600 });
  const summary: Summary = { exportTime: iso(began), itemCount: items, outputFormat: "DYNAMODB_JSON", checksum };
  await writeFile(join(folder, summaryFile), `${JSON.stringify(summary, null, 2)}\n`, { mode: 0o600 });
  return { items, checksum };
}

/** Names and addresses go in there: for its owner alone. */
async function makeNew(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made === undefined) throw new OpsError(`${folder} is there already: choose a new folder for the export.`);
}

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import * as z from "zod";
import type { RawItem } from "../../adapters/dynamodb/items.ts";
import { OpsError } from "../errors.ts";
import { fromLine } from "./lines.ts";

/** Written last: an export without it was cut off. AWS's own says more; `checksum` is ours. */
export const summaryFile = "manifest-summary.json";
/** JSON lines: the data files and how many items each holds. */
export const filesFile = "manifest-files.json";
export const dataFolder = "data";

export const summary = z.object({
  /** The table is in the export as it was then. */
  exportTime: z.iso.datetime({ offset: true }),
  itemCount: z.number().int(),
  outputFormat: z.literal("DYNAMODB_JSON"),
  checksum: z.string().optional(),
});
export type Summary = z.infer<typeof summary>;
const file = z.object({ itemCount: z.number().int(), dataFileS3Key: z.string() });

/** An export of a table: a folder as DynamoDB writes it to S3, or as `ops export` does. */
export interface TableExport extends Summary {
  items(): AsyncGenerator<RawItem>;
}

/** @throws OpsError for a folder that is no whole export */
export async function openExport(folder: string): Promise<TableExport> {
  const found = summary.safeParse(await readJson(join(folder, summaryFile)));
  if (!found.success) {
    throw new OpsError(
      `${folder} is no whole export of a table: ${summaryFile} is missing, or not as DynamoDB writes it.`,
    );
  }
  const lines = (await readFile(join(folder, filesFile), "utf8")).split("\n").filter((line) => line !== "");
  const files = lines.map((line) => file.parse(JSON.parse(line)));
  return {
    ...found.data,
    async *items() {
      for (const { dataFileS3Key, itemCount } of files) {
        const path = join(folder, dataFolder, basename(dataFileS3Key));
        let count = 0;
        for await (const item of itemsOf(path)) {
          count += 1;
          yield item;
        }
        if (count !== itemCount) throw new OpsError(`${path} holds ${count} items; the manifest says ${itemCount}.`);
      }
    },
  };
}

/** Line by line, however large; gzip verifies its own checksum on the way. A partition without items has an empty file. */
async function* itemsOf(path: string): AsyncGenerator<RawItem> {
  if ((await stat(path)).size === 0) return;
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    try {
      yield fromLine(line);
    } catch (error) {
      throw new OpsError(`${path}, line ${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const text of textOf(path)) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function textOf(path: string): Readable {
  const file = createReadStream(path);
  if (!path.endsWith(".gz")) return file.setEncoding("utf8");
  const gunzip = createGunzip();
  // An error of the file becomes one of the text.
  pipeline(file, gunzip, () => undefined);
  return gunzip.setEncoding("utf8");
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

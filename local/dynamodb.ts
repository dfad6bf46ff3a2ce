import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import dynalite from "dynalite";
import { makeFolder } from "./data-dir.ts";
import { levelModule, mendLevel } from "./level.ts";
import { listenOnLoopback, stopListening } from "./loopback.ts";

export interface LocalDynamoDb {
  url: string;
  close(): Promise<void>;
}

/**
 * DynamoDB (dynalite, on LevelDB) on the loopback interface, kept in `<dataDir>/dynamodb`. Rejects with a sentence for
 * a person when the folder cannot be written or another process has it open.
 */
export async function startDynamoDb({ dataDir }: { dataDir: string }): Promise<LocalDynamoDb> {
  const path = join(dataDir, "dynamodb");
  makeWritable(path);
  await checkOpens(path);
  mendLevel();
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const url = await listenOnLoopback(server, 0);
  return { url, close: () => stopListening(server) };
}

function makeWritable(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new Error(`${path} cannot be written: choose another DATA_DIR or mend its permissions.`, { cause });
  }
}

/**
 * Opens and closes the folder with dynalite's own LevelDB. dynalite opens it lazily, and a refusal ends the process at
 * the first request with a stack trace that names neither folder nor reason.
 */
async function checkOpens(path: string): Promise<void> {
  const { Level } = levelModule();
  const level = new Level(path);
  try {
    await level.open();
  } catch (cause) {
    const why = isLocked(cause) ? "is in use: another hub runs on the same DATA_DIR" : "cannot be opened as a database";
    throw new Error(`${path} ${why}.`, { cause });
  }
  await level.close();
}

/** abstract-level wraps LevelDB's error in one that only says that the database is not open. */
function isLocked(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "LEVEL_LOCKED") || isLocked(error.cause);
}

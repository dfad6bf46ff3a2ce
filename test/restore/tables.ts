import { randomUUID } from "node:crypto";
import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { type RawItem, writeItems } from "../../adapters/dynamodb/items.ts";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { journaled } from "../../hub/journal/journaled.ts";
import { importTable } from "../../ops/backup/import.ts";
import { openExport } from "../../ops/backup/manifest.ts";
import type { TestHub } from "../hub.ts";

export const noWait = async (): Promise<void> => undefined;
export const noProgress = (): void => undefined;

/** A new table beside a hub's own. */
export async function newTable({ database }: TestHub): Promise<string> {
  const table = `test-${randomUUID()}`;
  await createTableIfMissing(database, table);
  return table;
}

/** A new table filled from an export, as `ops import` does. */
export async function imported(hub: TestHub, folder: string): Promise<string> {
  const table = await newTable(hub);
  const from = await openExport(folder);
  await importTable({ client: hub.database, table, from, clock: hub.clock, wait: noWait, progress: noProgress });
  return table;
}

/** A new table as DynamoDB's own point-in-time recovery makes it: every item as it was, and nothing said of it. */
export async function recovered(hub: TestHub, folder: string): Promise<string> {
  const table = await newTable(hub);
  const from = await openExport(folder);
  const items: RawItem[] = [];
  for await (const item of from.items()) items.push(item);
  await writeItems(hub.database, table, items, noWait);
  return table;
}

/** The hub goes on on another table, as functions do after a deployment that names it. */
export function moveTo({ context, database }: TestHub, table: string): void {
  context.store = journaled({ ...context, store: createStore(database, table), by: "tick" });
}

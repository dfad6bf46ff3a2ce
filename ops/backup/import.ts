import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { identityKey } from "../../adapters/dynamodb/identity.ts";
import { isEmptyBut, type RawItem, scanTable, writeItems } from "../../adapters/dynamodb/items.ts";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { type Clock, iso } from "../../hub/clock.ts";
import { concurrently } from "../../hub/concurrently.ts";
import type { Identity } from "../../hub/restore/identity.ts";
import { OpsError } from "../errors.ts";
import type { TableExport } from "./manifest.ts";
import { createTally, sameTally, type Tally } from "./tally.ts";

export interface ImportWish {
  client: DynamoDBClient;
  /** There, and empty; or left behind by an import that was cut off. */
  table: string;
  from: TableExport;
  clock: Clock;
  wait(ms: number): Promise<void>;
  progress(items: number): void;
}

const writersAtOnce = 8;
const slab = 25 * writersAtOnce;

const isIdentity = ({ pk }: RawItem): boolean => pk?.S === identityKey.pk;

/**
 * Fills an empty table from an export, and reads it all back. From its first item on the table is held, so that no
 * function runs on it before the restore. @throws OpsError when it is not empty, or not the same in the end
 */
export async function importTable({ client, table, from, clock, wait, progress }: ImportWish): Promise<Tally> {
  const { identity: own } = createStore(client, table);
  const began = await own.read();
  if (!(began ? began.held?.for === "import" : await isEmptyBut(client, table, identityKey.pk))) {
    throw new OpsError(`The table ${table} is not empty. Import into a new one; nothing was changed.`);
  }
  const since = iso(clock.now());
  const backup = from.exportTime;
  await own.hold({ table, held: { for: "import", since, backup } });
  const { whole, items, copied } = await writeAll(client, table, from, wait, progress);
  if (whole.items !== from.itemCount || (from.checksum !== undefined && whole.checksum !== from.checksum)) {
    throw new OpsError(`The export is damaged: it holds ${whole.items} items, and its manifest says otherwise.`);
  }
  const written = await tallyOf(client, table);
  if (!sameTally(written, items)) {
    throw new OpsError(
      `The table ${table} holds ${written.items} items after ${items.items} were written: try another one.`,
    );
  }
  await own.put({ ...copied, table: copied?.table ?? table, held: { for: "restore", since, backup } });
  return items;
}

/** What the export says of itself; its items but for the identity, which tells that they are a copy. */
async function writeAll(
  client: DynamoDBClient,
  table: string,
  from: TableExport,
  wait: ImportWish["wait"],
  progress: ImportWish["progress"],
): Promise<{ whole: Tally; items: Tally; copied?: Identity }> {
  const [whole, items] = [createTally(), createTally()];
  let copied: Identity | undefined;
  let waiting: RawItem[] = [];
  const write = async () => {
    const batches = Array.from({ length: writersAtOnce }, (_, i) => waiting.slice(25 * i, 25 * (i + 1)));
    await concurrently(writersAtOnce, batches, (batch) => writeItems(client, table, batch, wait));
    waiting = [];
    progress(items.result().items);
  };
  for await (const item of from.items()) {
    whole.add(item);
    if (isIdentity(item)) {
      copied ??= copiedFrom(item);
      continue;
    }
    items.add(item);
    waiting.push(item);
    if (waiting.length === slab) await write();
  }
  await write();
  return { whole: whole.result(), items: items.result(), ...(copied ? { copied } : {}) };
}

/** Undefined of an item that is no identity. */
function copiedFrom({ table, keys, beatAt, restored }: RawItem): Identity | undefined {
  if (table?.S === undefined) return undefined;
  const { at, given } = restored?.M ?? {};
  return {
    table: table.S,
    ...(keys?.S ? { keys: keys.S } : {}),
    ...(beatAt?.S ? { beatAt: beatAt.S } : {}),
    ...(at?.S && given?.S ? { restored: { at: at.S, given: given.S } } : {}),
  };
}

async function tallyOf(client: DynamoDBClient, table: string): Promise<Tally> {
  const tally = createTally();
  for await (const items of scanTable(client, table)) {
    for (const item of items) if (!isIdentity(item)) tally.add(item);
  }
  return tally.result();
}

import { DescribeTableCommand, type DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { createStore } from "../adapters/dynamodb/store.ts";
import { awsDelivery } from "../functions/environment.ts";
import { type Clock, systemClock } from "../hub/clock.ts";
import type { Keyring } from "../hub/keys.ts";
import { type Log, silent } from "../hub/log.ts";
import { unmeasured } from "../hub/metrics.ts";
import type { RestoreReport } from "../hub/restore/report.ts";
import { restore } from "../hub/restore/restore.ts";
import type { RestoreWish } from "../hub/restore/work.ts";
import { OpsError } from "./errors.ts";

export interface RestoreTable extends Pick<RestoreWish, "backup" | "journal" | "rehearsal" | "stopped" | "suppressed"> {
  client: DynamoDBClient;
  /** A copy, which no function runs on. */
  table: string;
  keys: Keyring;
  clock?: Clock;
  wait?(ms: number): Promise<void>;
  log?: Log;
  madeAt?(client: DynamoDBClient, table: string): Promise<string | undefined>;
  progress(doing: string): void;
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Puts a copied table into service (hub/restore), by what outlived the old one. @throws OpsError when there is no such table */
export async function restoreTable({ client, table, keys, ...wish }: RestoreTable): Promise<RestoreReport> {
  const { clock = systemClock, wait = pause, log = silent, madeAt = made } = wish;
  const store = createStore(client, table);
  const at = await madeAt(client, table);
  if (at === undefined) throw new OpsError(`There is no table ${table} in this account and region.`);
  return restore(
    { store, keys, clock, machine: clock, delivery: awsDelivery, wait, log, metrics: unmeasured },
    {
      ...wish,
      madeAt: at,
      otherTable: async (name) =>
        (await made(client, name)) === undefined ? undefined : createStore(client, name).identity,
    },
  );
}

/** When DynamoDB made a table; undefined when there is none. */
async function made(client: DynamoDBClient, TableName: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    return Table?.CreationDateTime?.toISOString();
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

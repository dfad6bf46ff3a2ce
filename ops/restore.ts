import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createStore } from "../adapters/dynamodb/store.ts";
import { awsDelivery } from "../functions/environment.ts";
import { type Clock, systemClock } from "../hub/clock.ts";
import { journalOf } from "../hub/journal/journal.ts";
import type { Keyring } from "../hub/keys.ts";
import { type Log, silent } from "../hub/log.ts";
import { unmeasured } from "../hub/metrics.ts";
import type { RestoreReport } from "../hub/restore/identity.ts";
import { restore } from "../hub/restore/restore.ts";
import { readJournal } from "./journal-file.ts";
import { readSuppressed } from "./suppressed-file.ts";

export interface RestoreTable {
  client: DynamoDBClient;
  /** A copy, which no function runs on. */
  table: string;
  keys: Keyring;
  /** Files of log lines; "none": there are none to be had, and everybody has to sign up again. */
  journal: string[] | "none";
  /** A file of SES's own suppression list. */
  suppressed?: string | undefined;
  backup?: string | undefined;
  clock?: Clock;
  wait?(ms: number): Promise<void>;
  log?: Log;
  progress(doing: string): void;
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Puts a copied table into service (hub/restore), by the files that outlived the old one. */
export async function restoreTable(wish: RestoreTable): Promise<RestoreReport> {
  const { client, table, keys, journal, suppressed, backup, progress } = wish;
  const { clock = systemClock, wait = pause, log = silent } = wish;
  const store = createStore(client, table);
  return restore(
    { store, keys, clock, machine: clock, delivery: awsDelivery, wait, log, metrics: unmeasured },
    {
      backup,
      journal: journal === "none" ? undefined : journalOf(await readJournal(journal)),
      suppressed: suppressed === undefined ? [] : await readSuppressed(suppressed),
      progress,
    },
  );
}

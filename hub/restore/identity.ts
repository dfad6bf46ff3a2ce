import * as z from "zod";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Keyring } from "../keys.ts";

/** What a restore did, by what it counted, and what staff have to look at. */
export const restoreReport = z.object({
  backup: z.string(),
  at: z.string(),
  rows: z.array(z.object({ what: z.string(), count: z.number().int() })),
  attention: z.array(z.string()),
});
export type RestoreReport = z.infer<typeof restoreReport>;

/**
 * What a table says of itself. It names the table that it is in, so a copy, which names another, is known for one: no
 * function runs on it before `restore` has seen to what happened since.
 */
export const identity = z.object({
  /** The table that the hub runs on. */
  table: z.string(),
  /** Fingerprint of the key of subscribers' ids. */
  keys: z.string().exactOptional(),
  /** On the hub's clock: up to its last heartbeat a copy knows everything. */
  beatAt: z.string().exactOptional(),
  /** No function may run on it: items still arrive, or what happened since the backup is not seen to yet. */
  held: z.object({ for: z.enum(["import", "restore"]), since: z.string(), backup: z.string() }).exactOptional(),
  restored: restoreReport.exactOptional(),
});
export type Identity = z.infer<typeof identity>;

export const fingerprintOf = (keys: Keyring): string => keys.hash("table", "identity", 12).toString("base64url");

/** The table is a copy that nobody has released, or the keys are another hub's. */
export class NotInService extends Error {
  override readonly name = "NotInService";
}

const unreleased = (copyOf: string) =>
  new NotInService(
    `This table was restored from a backup of ${copyOf} and is not in service: nothing is read or sent. ` +
      "Run the restore on it first (docs/restore.md).",
  );

const otherKeys = () =>
  new NotInService(
    "The keys are not those that this table was written with: nobody could be found by address, and no link in mail " +
      "would open. Put the right value back into the keys' secret (docs/restore.md).",
  );

export const isInService = (found: Identity, table: string): boolean => found.table === table && !found.held;

/** @throws NotInService for a table that no function may run on; a new table is for whoever comes first */
export async function assertInService({ store, keys }: Pick<Context, "store" | "keys">): Promise<void> {
  const found = await store.identity.read();
  if (!found) return;
  if (!isInService(found, store.identity.table)) throw unreleased(found.table);
  assertKeys(found, keys);
}

/** @throws NotInService */
export function assertKeys(found: Identity, keys: Keyring): void {
  if (found.keys !== undefined && found.keys !== fingerprintOf(keys)) throw otherKeys();
}

/** Notes that the hub lives on this table. @throws NotInService */
export async function beat({ store, keys, clock }: Pick<Context, "store" | "keys" | "clock">): Promise<void> {
  if (await store.identity.beat(iso(clock.now()), fingerprintOf(keys))) return;
  await assertInService({ store, keys });
}

import * as z from "zod";
import { instant, iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Keyring } from "../keys.ts";
import type { IdentityStore } from "../ports.ts";

/**
 * Why no function may run on a table: its items still arrive; what happened since the backup is not seen to yet; it is
 * for trying out a restore, and nothing else; the hub has moved to another.
 */
const holds = ["import", "restore", "rehearsal", "moved"] as const;

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
  /** `copyOf`: the table that this was copied from; of a hub that has moved `to` another, its new one. */
  held: z
    .object({
      for: z.enum(holds),
      since: z.string(),
      backup: z.string(),
      copyOf: z.string().exactOptional(),
      to: z.string().exactOptional(),
    })
    .exactOptional(),
  /** When a restore was done, and by what: a digest of the journal and of SES's list. */
  restored: z.object({ at: z.string(), given: z.string() }).exactOptional(),
});
export type Identity = z.infer<typeof identity>;

export const fingerprintOf = (keys: Keyring): string => keys.hash("table", "identity", 12).toString("base64url");

/** The table is a copy that nobody has released, or the hub has left it, or the keys are another hub's. */
export class NotInService extends Error {
  override readonly name = "NotInService";
}

/** A restored table that no hub has run on for so long does not know what has happened since. */
const unusedFor = { hours: 24 };

/** Whether the hub runs on a table, by what it says of itself: it is no copy, and nothing keeps functions away. */
export const isHome = ({ table }: Pick<IdentityStore, "table">, found: Identity): boolean =>
  found.table === table && !found.held;

/** @throws NotInService for a table that no function may run on; a new table is for whoever comes first */
export async function assertInService({
  store,
  keys,
  clock,
}: Pick<Context, "store" | "keys" | "clock">): Promise<void> {
  const found = await store.identity.read();
  if (!found) return;
  if (!isHome(store.identity, found)) throw new NotInService(whyHeld(found));
  const { restored, beatAt } = found;
  if (restored && beatAt === undefined && restored.at < freshFrom(iso(clock.now()))) {
    throw new NotInService(
      `This table was restored at ${restored.at}, and no hub has run on it since: what happened meanwhile is not in it. ` +
        "Make a new copy, and restore that (docs/restore.md).",
    );
  }
  assertKeys(found, keys);
}

/** Why a table is not in service, in a sentence. */
export function whyHeld({ table, held }: Identity): string {
  if (held?.for === "moved") {
    return `The hub has moved from this table to ${held.to} (at ${held.since}): nothing is read or sent.`;
  }
  if (held?.for === "rehearsal") return "A restore was rehearsed on this table. It is never put into service.";
  return (
    `This table was restored from a backup of ${held?.copyOf ?? table} and is not in service: nothing is read or sent. ` +
    "Run the restore on it first (docs/restore.md)."
  );
}

/** @throws NotInService */
export function assertKeys(found: Identity, keys: Keyring): void {
  if (found.keys === undefined || found.keys === fingerprintOf(keys)) return;
  throw new NotInService(
    "The keys are not those that this table was written with: nobody could be found by address, and no link in mail " +
      "would open. Put the right value back into the keys' secret (docs/restore.md).",
  );
}

/** Notes that the hub lives on this table. @throws NotInService */
export async function beat({ store, keys, clock }: Pick<Context, "store" | "keys" | "clock">): Promise<void> {
  const now = iso(clock.now());
  if (await store.identity.beat(now, fingerprintOf(keys), freshFrom(now))) return;
  await assertInService({ store, keys, clock });
}

const freshFrom = (now: string): string => iso(instant(now).subtract(unusedFor));

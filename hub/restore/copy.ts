import { subscriberId } from "../subscribers/address.ts";
import { everySubscriber } from "../subscribers/every.ts";
import { isPerson } from "../subscribers/subscriber.ts";
import { assertKeys, type Identity, NotInService } from "./identity.ts";
import type { RestoreWish, Restoring } from "./work.ts";

/** Ids are hashes of addresses: those of the table show whether this is the key. @throws NotInService */
export async function assertHashKey(context: Restoring, found: Identity | undefined): Promise<void> {
  if (found) assertKeys(found, context.keys);
  for await (const one of everySubscriber(context)) {
    if (!isPerson(one)) continue;
    if (subscriberId(context.keys, one.email) === one.id) return;
    throw new NotInService(
      "The keys are not those that this table was written with: by them nobody in it could be found by address.",
    );
  }
}

/** @throws NotInService for a table whose items still arrive, or that says nothing of when it was copied */
export function backupOf(found: Identity | undefined, { backup }: RestoreWish): string {
  if (found?.held?.for === "import") {
    throw new NotInService("The import into this table was cut off. Run it again first; it begins anew.");
  }
  // A table that was restored, and copied before its first heartbeat, knows what the restore knew.
  const known = found?.beatAt ?? found?.restored?.at;
  const [earliest] = [backup, found?.held?.backup, known].filter((at) => at !== undefined).sort();
  if (earliest === undefined) {
    throw new NotInService("This table does not say when it was copied. Say it: --backup 2027-05-12T07:30:00Z.");
  }
  return earliest;
}

/** A copy is made after what it is a copy of. @throws NotInService for a table that says nothing of itself and was there before */
export function assertCopy(found: Identity | undefined, { madeAt }: RestoreWish, backup: string): void {
  if (found || madeAt > backup) return;
  throw new NotInService(
    `This table was made at ${madeAt}, before the backup of ${backup}: it is no copy, and a hub may run on it.`,
  );
}

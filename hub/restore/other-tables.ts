import { instant, iso } from "../clock.ts";
import type { Journal } from "../journal/journal.ts";
import type { IdentityStore } from "../ports.ts";
import { spanOf } from "./coverage.ts";
import { type Identity, isHome, NotInService } from "./identity.ts";
import type { RestoreWish, Restoring } from "./work.ts";

/** Longer than any call of a function takes. */
const quiet = { minutes: 15 };
/** The heart beats every minute, and the log follows within seconds. */
const beatsApart = { minutes: 2 };

/** A table that the hub ran on before, and what it says of itself. */
export interface OtherTable {
  identity: IdentityStore;
  found: Identity;
}

/** Those tables of these names that are still there. */
export async function othersOf({ otherTable }: RestoreWish, own: string, names: string[]): Promise<OtherTable[]> {
  const others: OtherTable[] = [];
  for (const name of new Set(names)) {
    const identity = name === own ? undefined : await otherTable(name);
    const found = await identity?.read();
    if (identity && found) others.push({ identity, found });
  }
  return others;
}

/**
 * What happens while the restore looks would be lost. @throws NotInService for a hub that lived a moment ago, and for a
 * journal that ends before it did
 */
export function assertStopped({ clock }: Restoring, others: OtherTable[], journal: Journal | undefined): void {
  const through = journal && spanOf(journal)?.through;
  const beats = others.flatMap(({ identity, found }) => (isHome(identity, found) ? (found.beatAt ?? []) : []));
  const last = [...beats, through ?? ""].sort().at(-1) ?? "";
  if (last > iso(clock.now().subtract(quiet))) {
    throw new NotInService(
      `The hub's heart beat at ${last}, less than ${quiet.minutes} minutes ago: stop all its functions (docs/restore.md, ` +
        "step 1), wait, and fetch the journal again. To try out a restore while the hub goes on: --rehearsal.",
    );
  }
  if (through !== undefined && last > iso(instant(through).add(beatsApart))) {
    throw new NotInService(
      `The journal ends at ${through}, and the hub's last heartbeat was at ${last}: fetch it again.`,
    );
  }
}

/** From now on no function runs on them, should a deployment be taken back. */
export async function leave(others: OtherTable[], held: NonNullable<Identity["held"]>): Promise<void> {
  for (const { identity, found } of others) if (isHome(identity, found)) await identity.leave(held);
}

import { instant, iso } from "../clock.ts";
import { WriteConflict } from "../errors.ts";
import type { Journal } from "../journal/journal.ts";
import { subscriberId } from "../subscribers/address.ts";
import { everySubscriber } from "../subscribers/every.ts";
import { isPerson } from "../subscribers/subscriber.ts";
import { suppress } from "../subscribers/suppress.ts";
import { closeOpenChunks } from "./chunks.ts";
import { assertKeys, fingerprintOf, type Identity, isInService, NotInService, type RestoreReport } from "./identity.ts";
import { settleMeetings } from "./meetings.ts";
import { noteLostSends, stopSends } from "./sends.ts";
import { bringSubscribersForward } from "./subscribers.ts";
import { keepTrail } from "./trail.ts";
import { type Restoring, type Suppressed, tally, type Work } from "./work.ts";

/** So many sentences fit into an item with room to spare. */
const mostKept = 1_000;

export interface RestoreWish {
  /** The instant that the table is a copy of; where the table does not say it, or to go by an earlier one. */
  backup?: string | undefined;
  /** The log of what happened since; undefined: there is none, and nobody is proven to be subscribed still. */
  journal: Journal | undefined;
  suppressed: Suppressed[];
  progress(doing: string): void;
}

/**
 * Puts a table that is a copy into service, so that nothing is sent again and nobody is subscribed again. Run again after
 * a crash it goes on; run again afterwards it answers what it did. @throws NotInService for a table that the hub runs on,
 * or other keys
 */
export async function restore(context: Restoring, wish: RestoreWish): Promise<RestoreReport> {
  const found = await context.store.identity.read();
  const done = found && reportOf(found, context);
  if (done) return done;
  await assertHashKey(context, found);
  const backup = backupOf(found, wish);
  if (wish.journal) assertCovers(wish.journal, backup);
  await hold(context, { ...found, table: context.store.identity.table, held: heldFor(context, found, backup) });
  const report: RestoreReport = { backup, at: iso(context.clock.now()), rows: [], attention: [] };
  const work: Work = { context, backup, journal: wish.journal, suppressed: wish.suppressed, report };
  await seeToAll(work, wish.progress);
  const { table } = context.store.identity;
  const restored = { ...report, attention: report.attention.slice(0, mostKept) };
  await context.store.identity.put({ table, keys: fingerprintOf(context.keys), restored });
  return report;
}

async function seeToAll(work: Work, progress: RestoreWish["progress"]): Promise<void> {
  progress("Stopping sends …");
  await stopSends(work);
  await noteLostSends(work);
  progress("Closing what was open …");
  await closeOpenChunks(work, (closed) => progress(`Closing what was open … ${closed}`));
  progress("Meetings, reminders and notices …");
  await settleMeetings(work);
  progress("Subscribers …");
  await bringSubscribersForward(work);
  await suppressListed(work);
  progress("The audit trail …");
  await keepTrail(work);
}

/** What was done, when a table is in service because of it. @throws NotInService when it is for another reason */
function reportOf(found: Identity, { store }: Restoring): RestoreReport | undefined {
  if (!isInService(found, store.identity.table)) return undefined;
  if (found.restored && found.beatAt === undefined) return found.restored;
  throw new NotInService(
    `The hub runs on ${found.table} (last heartbeat ${found.beatAt}): only a copy that no function uses can be restored.`,
  );
}

/** Ids are hashes of addresses: those of the table show whether this is the key. @throws NotInService */
async function assertHashKey(context: Restoring, found: Identity | undefined): Promise<void> {
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
function backupOf(found: Identity | undefined, { backup }: RestoreWish): string {
  if (found?.held?.for === "import") {
    throw new NotInService("The import into this table was cut off. Run it again first; it begins anew.");
  }
  const [earliest] = [backup, found?.held?.backup, found?.beatAt].filter((at) => at !== undefined).sort();
  if (earliest === undefined) {
    throw new NotInService("This table does not say when it was copied. Say it: --backup 2027-05-12T07:30:00Z.");
  }
  return earliest;
}

/** Beats come every minute, and the journal has to begin before what it tells of. @throws NotInService */
function assertCovers({ span }: Journal, backup: string): void {
  if (span && span.from <= iso(instant(backup).add({ minutes: 2 }))) return;
  throw new NotInService(
    `The journal ${span ? `begins at ${span.from}` : "has no heartbeat"}, and the backup is of ${backup}: export the log ` +
      "of every function, tick's too, from before the backup on.",
  );
}

const heldFor = ({ clock }: Restoring, found: Identity | undefined, backup: string): Identity["held"] & object => ({
  for: "restore",
  since: found?.held?.since ?? iso(clock.now()),
  backup,
});

async function hold({ store }: Restoring, { beatAt: _, restored: __, ...identity }: Identity): Promise<void> {
  try {
    await store.identity.hold(identity);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new NotInService("The hub has begun to run on this table meanwhile. Nothing was changed.");
  }
}

/** SES keeps the addresses that bounced or complained, whatever becomes of the table. */
async function suppressListed(work: Work): Promise<void> {
  const { context, suppressed } = work;
  for (const { email, state } of suppressed) {
    const id = subscriberId(context.keys, email);
    const known = await context.store.subscribers.get(id);
    if (!isPerson(known) || known.state === "bounced" || known.state === "complained") continue;
    await suppress(context, id, state);
    tally(work, "subscribers suppressed by SES's own list");
  }
}

import { createHash } from "node:crypto";
import { canonical } from "../canonical.ts";
import { iso } from "../clock.ts";
import { WriteConflict } from "../errors.ts";
import { type Journal, journalOf, tablesOf } from "../journal/journal.ts";
import { revokeApiTokens } from "./api-tokens.ts";
import { closeOpenChunks } from "./chunks.ts";
import { assertCopy, assertHashKey, backupOf } from "./copy.ts";
import { assertReaches, gapsOf, linesOf, spanOf } from "./coverage.ts";
import { fingerprintOf, type Identity, NotInService } from "./identity.ts";
import { settleMeetings } from "./meetings.ts";
import { assertStopped, leave, type OtherTable, othersOf } from "./other-tables.ts";
import type { RestoreReport } from "./report.ts";
import { noteLostSends, stopSends } from "./sends.ts";
import { bringSubscribersForward } from "./subscribers.ts";
import { suppressListed } from "./suppressed.ts";
import { keepTrail } from "./trail.ts";
import type { RestoreWish, Restoring, Work } from "./work.ts";

/** So many sentences fit into an item with room to spare. */
const mostKept = 1_000;

/**
 * Puts a table that is a copy into service, so that nothing is sent again and nobody is subscribed again; the tables that
 * the hub ran on before are out of service from then on. Run again after a crash it goes on; run again afterwards, by the
 * same journal, it answers what it did. @throws NotInService for a table that the hub runs on, other keys, a journal that
 * is not whole, and a hub that was not stopped
 */
export async function restore(context: Restoring, wish: RestoreWish): Promise<RestoreReport> {
  const found = await context.store.identity.read();
  const given = markOf(wish);
  const done = found && (await reportOf(found, context, wish, given));
  if (done) return done;
  await assertHashKey(context, found);
  const { work, held, others } = await begin(context, wish, found);
  await seeToAll(work, wish.progress);
  await release(work, { given, others, ...(wish.rehearsal ? { held } : {}) });
  return work.report;
}

interface Begun {
  work: Work;
  held: Held;
  /** The tables that the hub ran on before. */
  others: OtherTable[];
}
type Held = NonNullable<Identity["held"]>;

/** Looks whether all is there that it takes, and keeps functions away from now on. @throws NotInService */
async function begin(context: Restoring, wish: RestoreWish, found: Identity | undefined): Promise<Begun> {
  const { table } = context.store.identity;
  const backup = backupOf(found, wish);
  assertCopy(found, wish, backup);
  const copyOf = found?.held?.copyOf ?? found?.table ?? table;
  const lines = wish.journal && linesOf(wish.journal, context, copyOf);
  const journal = lines && journalOf(lines);
  if (journal) assertReaches(journal, { backup, stopped: wish.stopped });
  const others = await othersOf(wish, table, [copyOf, ...tablesOf(wish.journal ?? [])]);
  if (!wish.rehearsal) assertStopped(context, others, journal);
  const since = found?.held?.since ?? iso(context.clock.now());
  const held: Held = { for: wish.rehearsal ? "rehearsal" : "restore", since, backup, copyOf };
  await hold(context, { ...found, table, held });
  const report = reportOn(context, backup, journal);
  const work: Work = { context, backup, since, copyOf, journal, suppressed: wish.suppressed, report };
  return { work, held, others };
}

/** Puts the table into service in place of the others; one that is for rehearsing stays `held`. */
async function release(
  { context, backup, report }: Work,
  { given, others, held }: { given: string; others: OtherTable[]; held?: Held },
): Promise<void> {
  const { identity } = context.store;
  await identity.putReport({ ...report, attention: report.attention.slice(0, mostKept) });
  if (!held) await leave(others, { for: "moved", since: report.at, backup, to: identity.table });
  const restored = { at: report.at, given };
  await identity.put({
    table: identity.table,
    keys: fingerprintOf(context.keys),
    restored,
    ...(held ? { held } : {}),
  });
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
  await revokeApiTokens(work);
  await keepTrail(work);
}

/**
 * What was done, when it was done by the same journal. @throws NotInService when it was done by another, and for a table
 * that a hub runs on, or has left
 */
async function reportOf(
  { table, held, restored, beatAt }: Identity,
  { store: { identity } }: Restoring,
  { rehearsal = false }: RestoreWish,
  given: string,
): Promise<RestoreReport | undefined> {
  if (table !== identity.table) return undefined;
  if (held?.for === "moved") throw new NotInService(`The hub has moved from this table to ${held.to}: it is no copy.`);
  if (!held && (beatAt !== undefined || !restored)) {
    throw new NotInService(
      `The hub runs on ${table} (last heartbeat ${beatAt}): only a copy that no function uses can be restored.`,
    );
  }
  if ((held?.for === "rehearsal" && !rehearsal) || (!held && rehearsal)) {
    const why = held ? "is for rehearsing" : "is in service";
    throw new NotInService(`This table ${why}: make a new copy, and restore that. Nothing was done.`);
  }
  if (!restored) return undefined;
  const report = await identity.report();
  if (restored.given === given && report) return report;
  throw new NotInService(
    `This table was restored at ${restored.at}, by another journal or another list of SES's. Nothing was done now: to ` +
      "restore by this one, make a new copy, and restore that.",
  );
}

/** Tells whether the same is given again. */
function markOf({ journal, suppressed }: RestoreWish): string {
  const lines = journal && [...new Set(journal.map(canonical))].sort();
  const said = canonical([lines ?? "none", suppressed.map(canonical).sort()]);
  return createHash("sha256").update(said).digest("base64url");
}

async function hold({ store }: Restoring, { beatAt: _, restored: __, ...identity }: Identity): Promise<void> {
  try {
    await store.identity.hold(identity);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw new NotInService("The hub has begun to run on this table meanwhile. Nothing was changed.");
  }
}

function reportOn({ clock }: Restoring, backup: string, journal: Journal | undefined): RestoreReport {
  const span = journal && spanOf(journal);
  return {
    backup,
    at: iso(clock.now()),
    ...(span ? { journal: span } : {}),
    rows: [],
    attention: gapsOf(journal, backup),
  };
}

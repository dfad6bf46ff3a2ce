import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { CompilingContext } from "../../hub/context.ts";
import { type JournalEntry, journalEntry } from "../../hub/journal/entry.ts";
import { journaled } from "../../hub/journal/journaled.ts";
import { journalMessage } from "../../hub/journal/line.ts";
import type { RestoreReport } from "../../hub/restore/identity.ts";
import { exportTable } from "../../ops/backup/export.ts";
import { type RestoreTable, restoreTable } from "../../ops/restore.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { noProgress } from "./tables.ts";

/** A hub as functions run it: what it must not forget with its table is in its log. */
export interface World {
  hub: TestHub;
  /** The journal so far, as its log has it. */
  log: JournalEntry[];
  /** Who got what since the last look: `announcement ana`. */
  mail(): string[];
  /** Tick after tick until an instant, each so many minutes apart, and all that they ask for. */
  live(until: string, everyMinutes?: number): Promise<void>;
}

export async function createWorld(overrides: Partial<CompilingContext> = {}): Promise<World> {
  const hub = await createTestHub(overrides);
  const { context } = hub;
  const log: JournalEntry[] = [];
  context.log = {
    ...context.log,
    info: (message, data) => void (message === journalMessage && log.push(journalEntry.parse(data))),
  };
  context.store = journaled(context);
  context.delivery = { ...context.delivery, chunkSize: 2 };
  let seen = 0;
  return {
    hub,
    log,
    mail() {
      const fresh = hub.outbox.list().slice(seen);
      seen += fresh.length;
      return fresh.map(({ to, tags }) => `${tags.kind} ${(to[0] ?? "").split("@")[0]}`).sort();
    },
    async live(until, everyMinutes = 10) {
      for (;;) {
        await hub.tick();
        await hub.drain();
        const left = Date.parse(until) - hub.clock.now().epochMilliseconds;
        if (left <= 0) return;
        hub.machine.advance({ milliseconds: Math.min(left, 60_000 * everyMinutes) });
      }
    },
  };
}

/** A hub that was lost: what is left of it is an export, its log and its keys. */
export interface Past {
  folder: string;
  log: JournalEntry[];
  keys: CompilingContext["keys"];
  lostAt: string;
}

/** Lets a hub live until its backup, and after it; then it is gone. */
export async function lose(before: Act, since: Act): Promise<Past> {
  const world = await createWorld();
  const { hub, log } = world;
  await before(world);
  const folder = join(mkdtempSync(join(tmpdir(), "reconvene-export-")), "export");
  await exportTable({ client: hub.database, table: hub.table, folder, clock: hub.clock, progress: noProgress });
  await since(world);
  const past = { folder, log, keys: hub.context.keys, lostAt: hub.clock.now().toString() };
  await hub.close();
  return past;
}
type Act = (world: World) => Promise<void>;

/** The same hub an hour after it was lost: nothing runs, and its table is not there yet. */
export async function afterwards({ log, keys, lostAt }: Past): Promise<World> {
  const world = await createWorld({ keys });
  onTestFinished(() => world.hub.close());
  const { hub } = world;
  world.log.push(...log);
  hub.machine.advance({
    milliseconds: Date.parse(lostAt) + 3_600_000 - hub.clock.now().epochMilliseconds,
  });
  return world;
}

/** What `ops restore` does on a table, by the journal so far. */
export function restoreOn(world: World, table: string, wish: Partial<RestoreTable> = {}): Promise<RestoreReport> {
  const { hub, log } = world;
  const { keys, clock } = hub.context;
  const journal = wish.journal ?? [logFile(log)];
  const wait = async (ms: number) => hub.machine.advance({ milliseconds: ms });
  return restoreTable({ client: hub.database, table, keys, clock, wait, progress: noProgress, ...wish, journal });
}

/** A file as `aws logs filter-log-events` makes one, of lines as the functions log them. */
export function logFile(entries: JournalEntry[]): string {
  const line = { level: "INFO", message: journalMessage, service: "reconvene", timestamp: "2027-04-28T11:00:00.000Z" };
  const events = entries.map((data) => ({ timestamp: 0, message: `${JSON.stringify({ ...line, data })}\n` }));
  return temporaryFile("log.json", JSON.stringify({ events, searchedLogStreams: [] }));
}

export function temporaryFile(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "reconvene-restore-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

export const rowsOf = ({ rows }: RestoreReport): Record<string, number> =>
  Object.fromEntries(rows.map(({ what, count }) => [what, count]));

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { CompilingContext } from "../../hub/context.ts";
import { type JournalLine, journalLine } from "../../hub/journal/entry.ts";
import { journaled } from "../../hub/journal/journaled.ts";
import { journalMessage } from "../../hub/journal/line.ts";
import type { RestoreReport } from "../../hub/restore/report.ts";
import { functionNames } from "../../infra/bundle.ts";
import { exportTable } from "../../ops/backup/export.ts";
import { readJournal } from "../../ops/journal-folder.ts";
import { type RestoreTable, restoreTable } from "../../ops/restore.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { noProgress } from "./tables.ts";

/** A hub as functions run it: what it must not forget with its table is in its log. */
export interface World {
  hub: TestHub;
  /** The journal so far, as its log has it. */
  log: JournalLine[];
  /** When it was lost, once it was. */
  lostAt?: string;
  /** Who got what since the last look: `announcement ana`. */
  mail(): string[];
  /** Tick after tick until an instant, each so many minutes apart, and all that they ask for. */
  live(until: string, everyMinutes?: number): Promise<void>;
}

/** In whose name all that a test's hub does is logged. */
const writer = "tick";

export async function createWorld(overrides: Partial<CompilingContext> = {}): Promise<World> {
  const hub = await createTestHub(overrides);
  const { context } = hub;
  const log: JournalLine[] = [];
  context.log = {
    ...context.log,
    info: (message, data) => void (message === journalMessage && log.push(journalLine.parse(data))),
  };
  context.store = journaled({ ...context, by: writer });
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
  log: JournalLine[];
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

/** What is left of it, too. */
export const forget = ({ folder }: Past): void => rmSync(dirname(folder), { recursive: true });

/** The same hub an hour after it was lost: nothing runs, and its table is not there yet. */
export async function afterwards({ log, keys, lostAt }: Past): Promise<World> {
  const world = await createWorld({ keys });
  onTestFinished(() => world.hub.close());
  const { hub } = world;
  world.log.splice(0, Infinity, ...log);
  world.lostAt = lostAt;
  hub.machine.advance({
    milliseconds: Date.parse(lostAt) + 3_600_000 - hub.clock.now().epochMilliseconds,
  });
  return world;
}

type Wish = Partial<Omit<RestoreTable, "journal" | "madeAt">> & {
  /** A folder; "none": there is no journal. */
  journal?: string;
  /** Undefined: as the engine says, on the machine's own clock. */
  madeAt?: RestoreTable["madeAt"] | undefined;
};

/** What `ops restore` does on a table, by the journal so far. */
export async function restoreOn(world: World, table: string, wish: Wish = {}): Promise<RestoreReport> {
  const { hub, log, lostAt } = world;
  const { keys, clock } = hub.context;
  const { madeAt, ...given } = { madeAt: async () => clock.now().toString(), ...wish };
  const journal = wish.journal === "none" ? undefined : await readJournal(wish.journal ?? logFolder(log));
  return restoreTable({
    client: hub.database,
    table,
    keys,
    clock,
    suppressed: [],
    stopped: lostAt,
    wait: async (ms) => hub.machine.advance({ milliseconds: ms }),
    progress: noProgress,
    ...given,
    ...(madeAt ? { madeAt } : {}),
    journal,
  });
}

/** A folder with the log of each function, of lines that one of them has written and beginnings of the others. */
export function logFolder(lines: JournalLine[]): string {
  const folder = temporaryFolder();
  const [first] = lines;
  for (const by of functionNames) {
    const own: JournalLine[] = by === writer || !first ? lines : [{ ...stampOf(first), by, kind: "start" }];
    writeFileSync(join(folder, `${by}.json`), logAnswer(own));
  }
  return folder;
}

const stampOf = ({ v, at, table, keys }: JournalLine) => ({ v, at, table, keys });

/** What `aws logs filter-log-events` answers, of lines as the functions log them. */
export function logAnswer(lines: JournalLine[]): string {
  const line = { level: "INFO", message: journalMessage, service: "reconvene", timestamp: "2027-04-28T11:00:00.000Z" };
  const events = lines.map((data) => ({ timestamp: 0, message: `${JSON.stringify({ ...line, data })}\n` }));
  return JSON.stringify({ events, searchedLogStreams: [] });
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "reconvene-restore-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function temporaryFile(name: string, text: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

export const rowsOf = ({ rows }: RestoreReport): Record<string, number> =>
  Object.fromEntries(rows.map(({ what, count }) => [what, count]));

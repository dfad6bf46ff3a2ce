import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { JournalLine } from "../../hub/journal/entry.ts";
import { createKeyring, makeSecrets } from "../../hub/keys.ts";
import { assertInService, NotInService } from "../../hub/restore/identity.ts";
import { subscribed } from "../kit/factories.ts";
import { leaves } from "./gap.ts";
import { imported, moveTo, newTable, recovered } from "./tables.ts";
import { afterwards, createWorld, forget, lose, type Past, restoreOn, type World } from "./world.ts";

let past: Past;
let world: World;

beforeAll(async () => {
  past = await lose(
    async ({ hub }) => void (await subscribed(hub, { email: "ana@example.org" }, { email: "bob@example.org" })),
    async (lost) => {
      await lost.live("2027-03-01T12:30:00Z");
      await leaves(lost, "ana");
    },
  );
  return () => forget(past);
});
beforeEach(async () => {
  world = await afterwards(past);
});

test("a table that the hub runs on is left alone", async () => {
  const { hub } = world;
  await expect(restoreOn(world, hub.table)).rejects.toThrow(/only a copy that no function uses can be restored/);
  await assertInService(hub.context);
});

test("keys of another hub find nobody: functions say so, and so does the restore", async () => {
  const table = await recovered(world.hub, past.folder);
  const keys = createKeyring(makeSecrets());
  await expect(restoreOn(world, table, { keys })).rejects.toThrow(
    /The keys are not those that this table was written with/,
  );
  await restoreOn(world, table);
  moveTo(world.hub, table);
  const { store, clock } = world.hub.context;
  await expect(assertInService({ store, keys, clock })).rejects.toThrow(/nobody could be found by address/);
  const now = clock.now().toString();
  expect(await store.identity.beat(now, "other", now)).toBe(false);
});

test("keys of another hub are told by the ids of its readers, where the table does not say whose it is", async () => {
  const { hub } = world;
  const table = await newTable(hub);
  moveTo(hub, table);
  await subscribed(hub, { email: "ana@example.org" });
  const keys = createKeyring(makeSecrets());
  const wish = { backup: "2027-03-01T12:00:00Z", journal: "none" };
  await expect(restoreOn(world, table, { ...wish, keys })).rejects.toThrow(NotInService);
  await expect(restoreOn(world, table, { journal: "none" })).rejects.toThrow(/does not say when it was copied/);
  await restoreOn(world, table, wish);
  await assertInService(hub.context);
});

describe("a journal is refused that", () => {
  const refuses = async (log: JournalLine[], message: RegExp) => {
    const table = await imported(world.hub, past.folder);
    await expect(restoreOn({ ...world, log }, table)).rejects.toThrow(message);
    moveTo(world.hub, table);
    await expect(assertInService(world.hub.context)).rejects.toThrow(NotInService);
  };
  const isBeat = ({ kind }: JournalLine) => kind === "beat";

  test("begins a minute after the backup", () =>
    refuses(
      past.log.map((line) =>
        isBeat(line) && line.at < "2027-03-01T12:01:00Z" ? { ...line, at: "2027-03-01T12:01:00Z" } : line,
      ),
      /begins at 2027-03-01T12:01:00Z, and the backup is of 2027-03-01T12:00:00Z/,
    ));

  test("has no heartbeat", () =>
    refuses(
      past.log.filter((line) => !isBeat(line)),
      /has no heartbeat of the table/,
    ));

  test("ends long before the hub was stopped", () =>
    refuses(
      past.log.filter(({ at }) => at < "2027-03-01T12:20:00Z"),
      /ends at 2027-03-01T12:10:00Z, and the hub was stopped at 2027-03-01T12:30:00Z/,
    ));

  test("goes on: the hub was not stopped", () =>
    refuses(
      past.log.map((line) => (isBeat(line) ? { ...line, at: line.at.replace("T12:30", "T13:20") } : line)),
      /heart beat at 2027-03-01T13:20:00Z, less than 15 minutes ago/,
    ));

  test("is another hub's", async () => {
    const other = await createWorld();
    onTestFinished(() => other.hub.close());
    await other.live("2027-03-01T13:00:00Z");
    await refuses(other.log, /The journal is another hub's/);
    await refuses([...past.log, ...other.log], /The journal is another hub's/);
  });
});

test("where the heart did not beat for a while, the report says so, and how far the journal reaches", async () => {
  const table = await imported(world.hub, past.folder);
  const log = past.log.filter(({ at }) => at !== "2027-03-01T12:20:00Z");
  const report = await restoreOn({ ...world, log }, table);
  expect(report.journal).toEqual({ from: "2027-03-01T12:00:00Z", through: "2027-03-01T12:30:00Z" });
  expect(report.attention).toEqual([
    "The journal has no heartbeat from 2027-03-01T12:10:00Z to 2027-03-01T12:30:00Z. If the hub ran then, its log is not whole.",
  ]);
});

test("a table that says nothing of itself, and is older than the backup, is no copy", async () => {
  const { hub } = world;
  const table = await newTable(hub);
  const wish = { backup: "2099-01-01T00:00:00Z", journal: "none", madeAt: undefined };
  await expect(restoreOn(world, table, wish)).rejects.toThrow(/before the backup of 2099.* it is no copy/);
});

describe("repeated afterwards", () => {
  test("it answers what it did; once the hub runs, no more", async () => {
    const table = await imported(world.hub, past.folder);
    const report = await restoreOn(world, table);
    expect(await restoreOn(world, table)).toEqual(report);
    moveTo(world.hub, table);
    await world.hub.tick();
    await expect(restoreOn(world, table)).rejects.toThrow(/last heartbeat/);
  });

  test("by another journal, it says that nothing was done", async () => {
    const table = await imported(world.hub, past.folder);
    await restoreOn(world, table, { journal: "none" });
    await expect(restoreOn(world, table)).rejects.toThrow(/by another journal.* Nothing was done now/);
    const suppressed = [{ email: "bob@example.org", state: "bounced" as const }];
    await expect(restoreOn(world, table, { journal: "none", suppressed })).rejects.toThrow(/make a new copy/);
  });
});

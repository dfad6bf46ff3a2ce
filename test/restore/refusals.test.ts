import { rmSync } from "node:fs";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createKeyring, makeSecrets } from "../../hub/keys.ts";
import { assertInService, NotInService } from "../../hub/restore/identity.ts";
import { subscribed } from "../kit/factories.ts";
import { leaves } from "./gap.ts";
import { imported, moveTo, newTable, recovered } from "./tables.ts";
import { afterwards, lose, type Past, restoreOn, type World } from "./world.ts";

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
  return () => rmSync(past.folder, { recursive: true, force: true });
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
  await expect(assertInService({ store, keys })).rejects.toThrow(/nobody could be found by address/);
  expect(await store.identity.beat(clock.now().toString(), "other")).toBe(false);
});

test("keys of another hub are told by the ids of its readers, where the table does not say whose it is", async () => {
  const { hub } = world;
  const table = await newTable(hub);
  moveTo(hub, table);
  await subscribed(hub, { email: "ana@example.org" });
  const keys = createKeyring(makeSecrets());
  const wish = { backup: "2027-03-01T12:00:00Z", journal: "none" as const };
  await expect(restoreOn(world, table, { ...wish, keys })).rejects.toThrow(NotInService);
  await expect(restoreOn(world, table, { journal: "none" })).rejects.toThrow(/does not say when it was copied/);
  await restoreOn(world, table, wish);
  await assertInService(hub.context);
});

test("a journal that begins too late, or of which a function's part is missing, is refused", async () => {
  const table = await imported(world.hub, past.folder);
  const late = {
    ...world,
    log: past.log.filter((entry) => entry.kind !== "beat" || entry.at > "2027-03-01T12:20:00Z"),
  };
  await expect(restoreOn(late, table)).rejects.toThrow(
    /begins at 2027-03-01T12:30:00Z, and the backup is of 2027-03-01T12:00/,
  );
  const publicOnly = { ...world, log: past.log.filter(({ kind }) => kind !== "beat") };
  await expect(restoreOn(publicOnly, table)).rejects.toThrow(/has no heartbeat/);
  moveTo(world.hub, table);
  await expect(assertInService(world.hub.context)).rejects.toThrow(NotInService);
});

test("repeated afterwards, it answers what it did; once the hub runs, no more", async () => {
  const table = await imported(world.hub, past.folder);
  const report = await restoreOn(world, table);
  expect(await restoreOn(world, table)).toEqual(report);
  moveTo(world.hub, table);
  await world.hub.tick();
  await expect(restoreOn(world, table)).rejects.toThrow(/last heartbeat/);
});

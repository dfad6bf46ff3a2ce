import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { cancelMeeting } from "../../hub/meetings/cancel.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { assertInService, NotInService } from "../../hub/restore/identity.ts";
import { changePreferences } from "../../hub/subscribers/preferences.ts";
import type { Topic } from "../../hub/subscribers/topics.ts";
import { makeToken } from "../../hub/tokens.ts";
import { exportTable } from "../../ops/backup/export.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";
import { confirms, idOf, leaves, signsUp, stateOf } from "./gap.ts";
import { moveTo, noProgress, recovered } from "./tables.ts";
import { createWorld, restoreOn, type World } from "./world.ts";

/** A hub whose table was damaged and is still there, beside its copies. */
let world: World;
let old: string;
let backup: string;
const reminders = [{ before: "PT48H" }];

beforeEach(async () => {
  world = await createWorld();
  onTestFinished(() => world.hub.close());
  const { hub } = world;
  old = hub.table;
  await subscribed(hub, { email: "ana@example.org" }, { email: "bob@example.org" });
  await putMeeting(hub.context, aMeeting({ reminders }));
  await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  await world.live("2027-05-10T07:00:00Z", 24 * 60);
  world.mail();
  backup = await exported();
});

async function exported(): Promise<string> {
  const { hub } = world;
  const folder = mkdtempSync(join(tmpdir(), "reconvene-export-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const wish = { client: hub.database, table: hub.table, clock: hub.clock, progress: noProgress };
  await exportTable({ ...wish, folder: join(folder, "export") });
  return join(folder, "export");
}

/** A quarter of an hour after the hub was stopped, it is restored on a copy of the backup, and goes on there. */
async function restored(): Promise<string> {
  const { hub } = world;
  hub.machine.advance("PT20M");
  const table = await recovered(hub, backup);
  await restoreOn(world, table);
  moveTo(hub, table);
  await hub.tick();
  return table;
}

describe("the table that the hub ran on before", () => {
  test("is out of service: should a deployment be taken back, no reminder is sent twice", async () => {
    const { hub } = world;
    await restored();
    await world.live("2027-05-10T09:00:00Z");
    expect(world.mail()).toEqual(["reminder ana", "reminder bob"]);
    moveTo(hub, old);
    await expect(assertInService(hub.context)).rejects.toThrow(/has moved from this table to /);
    await expect(hub.tick()).rejects.toThrow(NotInService);
    await expect(restoreOn(world, old)).rejects.toThrow(/it is no copy/);
  });

  test("tells that the hub still runs, whatever the journal says", async () => {
    const { hub } = world;
    const log = [...world.log];
    hub.machine.advance("PT20M");
    await hub.tick();
    const table = await recovered(hub, backup);
    await expect(restoreOn({ ...world, log }, table)).rejects.toThrow(
      /heart beat at 2027-05-10T07:20:00Z, less than 15/,
    );
    hub.machine.advance("PT20M");
    await expect(restoreOn({ ...world, log }, table)).rejects.toThrow(
      /ends at 2027-05-10T07:00:00Z, .* fetch it again/,
    );
    await restoreOn(world, table);
  });
});

describe("a copy", () => {
  test("that a restore was rehearsed on is never put into service, and the hub goes on", async () => {
    const { hub } = world;
    const table = await recovered(hub, backup);
    const report = await restoreOn(world, table, { rehearsal: true });
    expect(report.rows).not.toEqual([]);
    await assertInService(hub.context);
    await hub.tick();
    await expect(restoreOn(world, table)).rejects.toThrow(/is for rehearsing: make a new copy/);
    moveTo(hub, table);
    await expect(assertInService(hub.context)).rejects.toThrow(/never put into service/);
    await expect(hub.tick()).rejects.toThrow(NotInService);
  });

  test("that was restored, and that no hub ran on for a day, does not know what has happened since", async () => {
    const { hub } = world;
    hub.machine.advance("PT20M");
    const table = await recovered(hub, backup);
    await restoreOn(world, table);
    moveTo(hub, table);
    await assertInService(hub.context);
    hub.machine.advance("PT25H");
    await expect(assertInService(hub.context)).rejects.toThrow(/no hub has run on it since/);
    await expect(hub.tick()).rejects.toThrow(NotInService);
  });
});

describe("a second restore, of a backup from before the first", () => {
  test("brings back nobody who left after the first", async () => {
    const { context } = world.hub;
    const token = makeToken(context.keys, "preferences", { id: idOf(world, "ana"), at: 0 });
    const chosen: Topic[][] = [["news"], ["news", "announcements"], ["announcements", "reminders", "news"]];
    for (const topics of chosen) {
      await changePreferences(context, token, { name: "", language: "en", zone: "Europe/Brussels", topics });
    }
    await restored();
    await leaves(world, "ana");
    await restored();
    expect(await stateOf(world, "ana")).toBe("unsubscribed");
    expect(await stateOf(world, "bob")).toBe("active");
  });

  test("keeps a meeting cancelled that was cancelled after the first", async () => {
    const { context } = world.hub;
    for (const n of [2, 3, 4, 5, 6, 7, 8]) {
      await putMeeting(context, aMeeting({ reminders, joinUrl: `https://meet.example.org/${n}` }));
    }
    await restored();
    await cancelMeeting(context, "dih-5");
    await restored();
    expect(await context.store.meetings.get("dih-5")).toMatchObject({ state: "cancelled" });
    expect((await context.store.identity.read())?.held).toBeUndefined();
  });

  test("of the first's own table goes by what came after that alone", async () => {
    const { hub } = world;
    await leaves(world, "ana");
    const first = await restored();
    await signsUp(world, "ana");
    await hub.drain();
    await confirms(world, "ana");
    hub.table = first;
    backup = await exported();
    await restored();
    expect(await stateOf(world, "ana")).toBe("active");
  });
});

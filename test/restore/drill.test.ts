import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { assertInService, NotInService } from "../../hub/restore/identity.ts";
import { importSubscribers } from "../../hub/subscribers/import.ts";
import { aMeeting } from "../kit/factories.ts";
import { confirms, idOf, leaves, moved, signsUp, sinceTheBackup, stateOf, untilTheBackup } from "./gap.ts";
import { imported, moveTo, recovered } from "./tables.ts";
import { afterwards, forget, lose, type Past, restoreOn, rowsOf, type World } from "./world.ts";

let past: Past;
let world: World;

beforeAll(async () => {
  past = await lose(untilTheBackup, sinceTheBackup);
  return () => forget(past);
});
beforeEach(async () => {
  world = await afterwards(past);
});

describe.each([
  ["an export", imported],
  ["point-in-time recovery", recovered],
])("the drill, from %s", (_, copy) => {
  test("no function runs on the copy, until the restore has seen to it", async () => {
    const table = await copy(world.hub, past.folder);
    moveTo(world.hub, table);
    await expect(assertInService(world.hub.context)).rejects.toThrow(NotInService);
    await expect(world.hub.tick()).rejects.toThrow(NotInService);
    await restoreOn(world, table);
    await assertInService(world.hub.context);
    await world.hub.tick();
  });

  test("nothing is sent again, whatever waited, was under way, or fell due meanwhile", async () => {
    const table = await copy(world.hub, past.folder);
    await restoreOn(world, table);
    moveTo(world.hub, table);
    // The queues still hold what the old table asked for.
    const { queues } = world.hub.context;
    for (const send of ["announcement-dih-5-r1", "announcement-dih-6-r1", "news-venue"]) await queues.plan(send);
    await world.live("2027-04-30T10:00:00Z", 60);
    expect(world.mail()).toEqual([]);
    // What falls due from now on is sent: the club begins in an hour.
    await world.live("2027-04-30T12:00:00Z", 30);
    await world.live("2027-05-11T06:00:00Z", 12 * 60);
    expect(world.mail()).toEqual(["eve", "fay", "gil", "hal", "zoe"].map((name) => `reminder ${name}`));
  });

  test("nobody is subscribed again, by whatever road they left", async () => {
    const table = await copy(world.hub, past.folder);
    await restoreOn(world, table);
    moveTo(world.hub, table);
    expect(await Promise.all(["ana", "bob", "chi", "joe"].map((name) => stateOf(world, name)))).toEqual([
      "unsubscribed",
      "erased",
      "bounced",
      "erased",
    ]);
    expect(await world.hub.context.store.subscribers.get(idOf(world, "dan"))).toMatchObject({
      state: "active",
      profile: { topics: ["news"] },
    });
    const confirmed = { confirmedAt: "2024-10-09T12:00:00Z", source: "an old list", language: "en", zone: "UTC" };
    const rows = ["ana", "bob", "chi", "joe"].map((name) => ({
      email: `${name}@example.org`,
      topics: ["news"],
      ...confirmed,
    }));
    expect(await importSubscribers(world.hub.context, { rows }, "staff")).toMatchObject({ unchanged: 4 });
  });
});

test("put into service as it is, the copy would send all that again", async () => {
  const table = await imported(world.hub, past.folder);
  moveTo(world.hub, table);
  await world.hub.context.store.identity.put({ table });
  await world.live("2027-04-28T14:00:00Z");
  const kinds = world.mail().map((line) => line.split(" ")[0]);
  expect([...new Set(kinds)].sort()).toEqual(["announcement", "confirmation", "news", "reminder"]);
});

test("the hub goes on: meetings are written again, reminders follow, and who was told hears of what changes next", async () => {
  const { hub } = world;
  const table = await imported(hub, past.folder);
  await restoreOn(world, table);
  moveTo(hub, table);
  const { meetings } = hub.context.store;
  expect(await meetings.get("dih-5")).toMatchObject({ stale: "told", input: { start: "2027-05-12T09:30:00" } });
  await expect(announce(hub.context, "dih-5", { by: "staff", again: true })).rejects.toThrow(/Write it again/);
  // Readers know the new hour already: writing it again is no news to them.
  await putMeeting(hub.context, aMeeting(moved));
  await attendMeeting(hub.context, "dih-5");
  await world.live("2027-04-28T15:00:00Z", 60);
  expect(world.mail()).toEqual([]);
  expect((await meetings.get("dih-5"))?.sequence).toBeGreaterThan(1);
  // Its reminders follow the hour that staff have written.
  const reminded = ["eve", "fay", "gil", "hal", "zoe"].map((name) => `reminder ${name}`);
  await world.live("2027-04-29T08:00:00Z", 60);
  expect(world.mail()).toEqual(reminded);
  await world.live("2027-04-30T12:00:00Z", 30);
  expect(world.mail()).toEqual(reminded);
  await world.live("2027-05-11T22:00:00Z", 12 * 60);
  await world.live("2027-05-12T08:00:00Z", 60);
  expect(world.mail()).toEqual(reminded);
  // A real change is told to all whom mails had reached, of which some are lost.
  await putMeeting(hub.context, aMeeting({ ...moved, place: "Online" }));
  await world.live("2027-05-12T09:00:00Z");
  expect(world.mail()).toEqual(["dan", "eve", "fay", "gil", "hal", "zoe"].map((name) => `update ${name}`));
});

test("an announcement that only the lost table knew has told its readers all the same", async () => {
  const { hub } = world;
  const table = await imported(hub, past.folder);
  await restoreOn(world, table);
  moveTo(hub, table);
  expect(await hub.context.store.meetings.get("dih-6")).toMatchObject({
    state: "scheduled",
    told: [{ kind: "announcement" }],
  });
  await putMeeting(hub.context, aMeeting({ slug: "dih-6", start: "2027-11-17T09:30:00", end: "2027-11-17T16:30:00" }));
  await world.live("2027-04-28T14:00:00Z");
  expect(world.mail()).toEqual(["eve", "fay", "gil", "hal"].map((name) => `update ${name}`));
});

test("a sign-up that was confirmed since is in force, and its link, opened again, brings no second welcome", async () => {
  const table = await imported(world.hub, past.folder);
  await restoreOn(world, table);
  moveTo(world.hub, table);
  expect(await stateOf(world, "zoe")).toBe("active");
  await confirms(world, "zoe");
  await world.live("2027-04-28T14:00:00Z");
  expect(world.mail()).toEqual([]);
  // Whom the backup does not know may sign up again, and leave again.
  expect(await stateOf(world, "ida")).toBeUndefined();
  await signsUp(world, "ida");
  await world.hub.drain();
  await confirms(world, "ida");
  await world.hub.drain();
  await leaves(world, "ida");
  expect(world.mail()).toEqual(["confirmation ida", "welcome ida"]);
});

test("staff see what was stopped, what is lost, and what they have to do", async () => {
  const table = await imported(world.hub, past.folder);
  const report = await restoreOn(world, table);
  expect(rowsOf(report)).toMatchObject({
    "sends cancelled": 2,
    "sends that the backup does not know": 3,
    "letters closed": 3,
    "meetings to be written again": 1,
    "reminders that fell due meanwhile and are not sent": 1,
    "subscribers who had left": 1,
    "subscribers erased again": 1,
    "subscribers suppressed again: bounced": 1,
    "suppressions of people who came and left": 1,
    "sign-ups that are lost": 1,
    "confirmations that are in force again": 1,
  });
  expect(report.attention.join("\n")).toMatch(/Meeting dih-7 was made since, is lost/);
  moveTo(world.hub, table);
  const { sends, audit } = world.hub.context.store;
  expect((await sends.list({ status: "missed" }, 10)).items).toMatchObject([{ reminder: { offset: "PT48H" } }]);
  expect(await sends.get("update-dih-5-r3")).toMatchObject({ status: "cancelled", ledgerLost: true });
  const actions = (await audit.list(100)).items.map(({ action }) => action);
  expect(actions).toContain("hub.restore");
  expect(actions).toContain("meeting.put");
});

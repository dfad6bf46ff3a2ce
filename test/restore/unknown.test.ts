import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { readSuppressed } from "../../ops/suppressed.ts";
import { aMeeting } from "../kit/factories.ts";
import { confirms, idOf, moved, signsUp, sinceTheBackup, stateOf, untilTheBackup } from "./gap.ts";
import { imported, moveTo, recovered } from "./tables.ts";
import { afterwards, forget, lose, type Past, restoreOn, rowsOf, temporaryFile, type World } from "./world.ts";

let past: Past;
let world: World;

beforeAll(async () => {
  past = await lose(untilTheBackup, sinceTheBackup);
  return () => forget(past);
});
beforeEach(async () => {
  world = await afterwards(past);
});

describe("without a journal", () => {
  test("nobody is proven to be subscribed: nothing is sent to anybody before they have signed up again", async () => {
    const { hub } = world;
    const table = await imported(hub, past.folder);
    const report = await restoreOn(world, table, { journal: "none" });
    expect(rowsOf(report)).toMatchObject({ "subscribers on hold, who have to sign up again": 8, "sends cancelled": 2 });
    moveTo(hub, table);
    await world.live("2027-05-01T00:00:00Z", 120);
    expect(world.mail()).toEqual([]);
    await signsUp(world, "eve");
    await hub.drain();
    await confirms(world, "eve");
    await hub.drain();
    expect(world.mail()).toEqual(["confirmation eve", "welcome eve"]);
    expect(await stateOf(world, "eve")).toBe("active");
    expect(await stateOf(world, "fay")).toBe("pending");
  });

  test("no mail speaks of a meeting that staff may have changed, until they write it again", async () => {
    const { hub } = world;
    const table = await imported(hub, past.folder);
    await restoreOn(world, table, { journal: "none" });
    moveTo(hub, table);
    const { meetings } = hub.context.store;
    const { sequence = 0 } = (await meetings.get("dih-5")) ?? {};
    // Above whatever it may have come to in readers' calendars.
    expect(sequence).toBeGreaterThanOrEqual(100);
    for (const slug of ["dih-5", "club"]) expect(await meetings.get(slug)).toMatchObject({ stale: "told" });
    await signsUp(world, "eve");
    await hub.drain();
    await confirms(world, "eve");
    await putMeeting(hub.context, aMeeting(moved));
    await attendMeeting(hub.context, "dih-5");
    await world.live("2027-04-29T08:00:00Z", 60);
    expect(world.mail()).toEqual(["confirmation eve", "reminder eve", "welcome eve"]);
  });
});

test("without a journal, a meeting that was written after the last heartbeat may have been changed since, too", async () => {
  const past = await lose(
    async ({ hub }) => {
      await putMeeting(hub.context, aMeeting());
      await announce(hub.context, "dih-5", { by: "staff" });
      await hub.drain();
      await hub.tick();
      hub.machine.advance("PT30S");
      await putMeeting(hub.context, aMeeting({ place: "Room 2" }));
    },
    async ({ hub }) => void (await putMeeting(hub.context, aMeeting(moved))),
  );
  onTestFinished(() => forget(past));
  const { hub, ...world } = await afterwards(past);
  const table = await recovered(hub, past.folder);
  await restoreOn({ ...world, hub }, table, { journal: "none" });
  moveTo(hub, table);
  expect(await hub.context.store.meetings.get("dih-5")).toMatchObject({ stale: "untold" });
});

test("without a journal, staff are told that whoever was erased is back", async () => {
  const table = await imported(world.hub, past.folder);
  const { attention } = await restoreOn(world, table, { journal: "none" });
  expect(attention.join("\n")).toMatch(/nobody knows who was erased after 2027-04-28T08:00/);
});

test("where lines of the journal are missing, a reader is not proven to be subscribed", async () => {
  const { hub } = world;
  const id = idOf(world, "dan");
  const changes = past.log.filter((entry) => entry.kind === "subscriber" && entry.id === id);
  expect(changes).toHaveLength(2);
  const lost = changes.map((entry) => (entry.kind === "subscriber" && entry.rev === 2 ? { ...entry, rev: 3 } : entry));
  const log = [...past.log.filter((entry) => !changes.includes(entry)), ...lost];
  const table = await imported(hub, past.folder);
  await restoreOn({ ...world, log }, table);
  moveTo(hub, table);
  expect(await stateOf(world, "dan")).toBe("pending");
  expect(await stateOf(world, "eve")).toBe("active");
});

test("who is on SES's own suppression list is suppressed here, whatever the journal says", async () => {
  const { hub } = world;
  const table = await imported(hub, past.folder);
  const SuppressedDestinationSummaries = [
    { EmailAddress: "eve@example.org", Reason: "COMPLAINT", LastUpdateTime: "2027-04-28T10:30:00+00:00" },
    { EmailAddress: "FAY@example.org", Reason: "BOUNCE", LastUpdateTime: "2027-04-28T10:31:00+00:00" },
    { EmailAddress: "stranger@example.org", Reason: "BOUNCE", LastUpdateTime: "2027-04-28T10:31:00+00:00" },
    { EmailAddress: "поч@example.org", Reason: "BOUNCE", LastUpdateTime: "2027-04-28T10:31:00+00:00" },
  ];
  const suppressed = temporaryFile("suppressed.json", JSON.stringify({ SuppressedDestinationSummaries }));
  const report = await restoreOn(world, table, { suppressed: await readSuppressed(suppressed) });
  expect(rowsOf(report)["subscribers suppressed by SES's own list"]).toBe(2);
  moveTo(hub, table);
  expect(await Promise.all(["eve", "fay", "gil"].map((name) => stateOf(world, name)))).toEqual([
    "complained",
    "bounced",
    "active",
  ]);
});

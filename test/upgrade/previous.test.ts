import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { createKeyring } from "../../hub/keys.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { counts } from "../kit/announced.ts";
import { imported } from "../restore/tables.ts";

/** The keys that the items were written with. */
const keys = createKeyring({ id: "0f".repeat(32), tokens: { current: 1, keys: { "1": "f0".repeat(32) } } });
const writtenAt = "2027-04-27T21:05:01Z";

let hub: TestHub;
let table: string;

/**
 * A hub on a table as the previous version left it (`previous/`): dih-5 announced, its reminder sent in Auckland and not
 * yet in Brussels; dih-6 moved after its announcement; the announcement of dih-8 under way, its third worker dead.
 */
beforeEach(async () => {
  hub = await createTestHub({ keys });
  table = await imported(hub, join(import.meta.dirname, "previous"));
  hub.context.store = createStore(hub.database, table);
  // It is no restore: the same table goes on under another version.
  await hub.context.store.identity.put({ table });
  hub.machine.advance({ milliseconds: Date.parse(writtenAt) - hub.machine.now().epochMilliseconds });
});
afterEach(() => hub.close());

/** Tick and all that it asks for, until nothing is left that comes by itself. */
async function live(until: string): Promise<void> {
  for (;;) {
    await hub.tick();
    await hub.drain();
    if (hub.clock.now().epochMilliseconds >= Date.parse(until)) return;
    hub.machine.advance("PT10M");
  }
}

const mail = () => hub.outbox.list().map(({ to, tags }) => `${tags.send} ${(to[0] ?? "").split("@")[0]}`);
const readersOf = (send: string) =>
  mail()
    .filter((line) => line.startsWith(send))
    .map((line) => line.split(" ")[1])
    .sort();

async function versions(kind: string): Promise<Record<string, string>> {
  const { Items = [] } = await hub.database.send(new ScanCommand({ TableName: table }));
  const found = Items.filter(({ sk }) => sk?.S === kind);
  return Object.fromEntries(found.map(({ pk, v }) => [pk?.S ?? "", v?.N ?? "none"]));
}

test("a send that was under way goes on: nobody is left out, and nobody gets it twice", async () => {
  await live("2027-04-27T21:45:00Z");
  expect(readersOf("announcement-dih-8")).toEqual(["ana", "bob", "dan"]);
  expect(await counts(hub, "announcement-dih-8-r1")).toMatchObject({ recipients: 5, delivered: 5, uncertain: 0 });
  expect(await hub.context.store.sends.get("announcement-dih-8-r1")).toMatchObject({ status: "finished" });
});

test("a reminder that was sent in one zone is sent in the others, and not again", async () => {
  await live("2027-04-28T07:10:00Z");
  expect(readersOf("reminder-dih-5")).toEqual(["ana", "chi", "dan", "eve", "fay"]);
});

test("who was told by the previous version is told when the meeting moves", async () => {
  const meeting = await hub.context.store.meetings.get("dih-5");
  expect(meeting?.told).toEqual([
    { kind: "announcement", send: "announcement-dih-5-r1", revision: 2, at: "2027-03-01T12:00:00Z" },
  ]);
  if (!meeting) throw new Error("It is not there.");
  await putMeeting(hub.context, { ...meeting.input, start: "2027-05-13T09:30:00", end: "2027-05-13T16:30:00" });
  await live("2027-04-27T21:20:00Z");
  expect(readersOf("update-dih-5-r3")).toEqual(["ana", "bob", "dan", "eve", "fay"]);
});

test("a meeting that the previous version moved is reminded of from then on, and no sooner", async () => {
  const meeting = await hub.context.store.meetings.get("dih-6");
  expect(meeting).toMatchObject({ revision: 3, armedAt: "2027-03-02T12:00:01Z", told: [{ revision: 2 }] });
});

test("editions hold their meetings in the present shape, too", async () => {
  const edition = await hub.context.store.editions.get("announcement-dih-8-r1");
  expect(edition?.subject).toMatchObject({ meeting: { slug: "dih-8", told: [] } });
});

test("an item is stored in the present shape with its next write, and no sooner", async () => {
  expect(await versions("MEETING")).toEqual({
    "MEETING#dih-5": "1",
    "MEETING#dih-6": "1",
    "MEETING#dih-7": "1",
    "MEETING#dih-8": "1",
  });
  const before = await hub.context.store.meetings.get("dih-5");
  hub.clock.set("2027-04-28T07:05:00Z");
  await attendMeeting(hub.context, "dih-5");
  expect(await versions("MEETING")).toMatchObject({ "MEETING#dih-5": "2", "MEETING#dih-6": "1" });
  expect(await hub.context.store.meetings.get("dih-5")).toEqual({
    ...before,
    rev: 2,
    remindedThrough: "2027-04-28T07:05:00Z",
  });
});

test("of two who write an item of the previous shape at once, neither undoes what the other noted", async () => {
  const { meetings } = hub.context.store;
  const meeting = await meetings.get("dih-5");
  if (!meeting) throw new Error("It is not there.");
  const notice = { due: "2027-04-28T08:00:00Z", since: "2027-04-28T07:50:00Z", from: 2 };
  const done = await Promise.allSettled([
    meetings.note(meeting, { remindedThrough: "2027-05-01T00:00:00Z" }, undefined),
    meetings.note(meeting, { notice }, undefined),
  ]);
  const noted = { ...(done[0].status === "fulfilled" ? { remindedThrough: "2027-05-01T00:00:00Z" } : {}) };
  const kept = await meetings.get("dih-5");
  expect(done.some(({ status }) => status === "fulfilled")).toBe(true);
  expect(kept).toMatchObject({ told: meeting.told, ...noted, ...(done[1].status === "fulfilled" ? { notice } : {}) });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { importSubscribers } from "../../hub/subscribers/import.ts";
import { changePreferences } from "../../hub/subscribers/preferences.ts";
import { makeToken } from "../../hub/tokens.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

const reminders = [{ before: "P7D", at: "09:00" }, { before: "P1D", at: "09:00" }, { before: "PT1H" }];

async function announced(changes: Record<string, unknown> = {}): Promise<void> {
  await putMeeting(hub.context, aMeeting({ reminders, ...changes }));
  await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
}

/** Moves the hub's clock, lets tick do what is due, and says who got a reminder. */
async function at(instant: string): Promise<string[]> {
  const before = hub.outbox.count();
  hub.clock.set(instant);
  await hub.tick();
  await hub.drain();
  return hub.outbox
    .list()
    .slice(before)
    .map((message) => `${message.tags.kind} to ${message.to[0]}`)
    .sort();
}

const missed = async () => (await hub.context.store.sends.list({ status: "missed" }, 50)).items;

const brussels = { email: "brussels@example.org", zone: "Europe/Brussels" };
const auckland = { email: "auckland@example.org", zone: "Pacific/Auckland" };
const apia = { email: "apia@example.org", zone: "Pacific/Apia" };
const newYork = { email: "new-york@example.org", zone: "America/New_York" };
const honolulu = { email: "honolulu@example.org", zone: "Pacific/Honolulu" };

test("a reminder comes at nine on each reader's own clock, and once", async () => {
  await subscribed(hub, brussels, auckland, honolulu);
  await announced();
  // The meeting starts on 12 May, 09:30 in Brussels: 19:30 that day in Auckland, 21:30 the day before in Honolulu.
  expect(await at("2027-05-04T18:59:30Z")).toEqual([]);
  expect(await at("2027-05-04T19:00:00Z")).toEqual(["reminder to honolulu@example.org"]);
  expect(await at("2027-05-04T20:59:30Z")).toEqual([]);
  expect(await at("2027-05-04T21:00:00Z")).toEqual(["reminder to auckland@example.org"]);
  expect(await at("2027-05-04T21:01:00Z")).toEqual([]);
  expect(await at("2027-05-05T07:00:00Z")).toEqual(["reminder to brussels@example.org"]);
  expect(await at("2027-05-05T19:00:00Z")).toEqual([]);
});

test("an hour before, everyone is reminded at the same instant", async () => {
  await subscribed(hub, brussels, auckland);
  await announced();
  hub.clock.set("2027-05-11T10:00:00Z");
  await hub.tick();
  await hub.drain();
  expect(await at("2027-05-12T06:29:59Z")).toEqual([]);
  expect(await at("2027-05-12T06:30:00Z")).toEqual([
    "reminder to auckland@example.org",
    "reminder to brussels@example.org",
  ]);
  expect(await at("2027-05-12T06:31:00Z")).toEqual([]);
});

test("a reminder is never sent after the meeting has started; it is missed, and staff see it", async () => {
  await subscribed(hub, brussels);
  await announced();
  expect(await at("2027-05-12T07:30:00Z")).toEqual([]);
  expect((await missed()).map((send) => send.reminder?.offset).sort()).toEqual(["P1D@09:00", "P7D@09:00", "PT1H"]);
});

test("of two that are due at once only the nearest goes out", async () => {
  await subscribed(hub, brussels);
  await announced();
  expect(await at("2027-05-12T06:35:00Z")).toEqual(["reminder to brussels@example.org"]);
  expect((await missed()).map((send) => send.reminder?.offset).sort()).toEqual(["P1D@09:00", "P7D@09:00"]);
});

test("a late reminder says how much time is really left", async () => {
  await subscribed(hub, brussels);
  await announced();
  expect(await at("2027-05-06T06:00:00Z")).toEqual(["reminder to brussels@example.org"]);
  expect(hub.outbox.list().at(-1)?.subject).toContain("6 days");
});

test("a draft reminds nobody", async () => {
  await subscribed(hub, brussels);
  await putMeeting(hub.context, aMeeting({ reminders }));
  expect(await at("2027-05-05T07:00:00Z")).toEqual([]);
});

test("reminders before the announcement were never promised", async () => {
  await subscribed(hub, brussels);
  hub.clock.set("2027-05-06T12:00:00Z");
  await announced();
  expect(await at("2027-05-06T12:01:00Z")).toEqual([]);
  expect(await missed()).toEqual([]);
  expect(await at("2027-05-11T07:00:00Z")).toEqual(["reminder to brussels@example.org"]);
});

test("whoever joins after the hour gets no back-dated reminder", async () => {
  await subscribed(hub, brussels);
  await announced();
  hub.clock.set("2027-05-05T07:00:30Z");
  await subscribed(hub, { ...auckland, zone: "Europe/Brussels" });
  const late = { ...auckland, email: "late@example.org", zone: "Europe/Brussels" };
  const confirmedAt = "2027-05-05T07:00:10Z";
  const row = { ...late, name: "", language: "en", topics: ["reminders"], confirmedAt, source: "the sign-up form" };
  await importSubscribers(hub.context, { rows: [row] }, "test");
  expect(await at("2027-05-05T07:01:00Z")).toEqual([
    "reminder to auckland@example.org",
    "reminder to brussels@example.org",
  ]);
});

test("whoever moves to a later zone after a reminder does not get it twice", async () => {
  const [id] = await subscribed(hub, auckland, newYork);
  await announced();
  expect(await at("2027-05-04T21:00:00Z")).toEqual(["reminder to auckland@example.org"]);
  const token = makeToken(hub.context.keys, "preferences", { id: id ?? "", at: 0 });
  await changePreferences(hub.context, token, {
    name: "",
    language: "en",
    zone: "America/New_York",
    topics: ["announcements", "reminders"],
  });
  expect(await at("2027-05-05T12:59:00Z")).toEqual([]);
  expect(await at("2027-05-05T13:00:00Z")).toEqual(["reminder to new-york@example.org"]);
});

test("on both sides of the clock change nine o'clock is nine o'clock", async () => {
  await subscribed(hub, brussels);
  await announced({
    start: "2027-03-29T09:30:00",
    end: "2027-03-29T16:30:00",
    reminders: [
      { before: "P2D", at: "09:00" },
      { before: "P1D", at: "09:00" },
    ],
  });
  // Clocks go forward on 28 March.
  expect(await at("2027-03-27T08:00:00Z")).toEqual(["reminder to brussels@example.org"]);
  expect(await at("2027-03-28T06:59:00Z")).toEqual([]);
  expect(await at("2027-03-28T07:00:00Z")).toEqual(["reminder to brussels@example.org"]);
});

test("a reader across the date line is reminded on the right day", async () => {
  await subscribed(hub, apia);
  await announced({ reminders: [{ before: "P1D", at: "09:00" }] });
  // 12 May, 20:30 in Apia (+13): the day before at nine is 10 May, 20:00 UTC.
  expect(await at("2027-05-10T19:59:00Z")).toEqual([]);
  expect(await at("2027-05-10T20:00:00Z")).toEqual(["reminder to apia@example.org"]);
});

test("a meeting that moves is reminded of for its new date, and not for the old one", async () => {
  await subscribed(hub, brussels);
  await announced();
  hub.clock.set("2027-05-04T12:00:00Z");
  await putMeeting(hub.context, aMeeting({ reminders, start: "2027-05-26T09:30:00", end: "2027-05-26T16:30:00" }));
  expect(await at("2027-05-05T07:00:00Z")).toEqual(["update to brussels@example.org"]);
  expect(await at("2027-05-19T07:00:00Z")).toEqual(["reminder to brussels@example.org"]);
});

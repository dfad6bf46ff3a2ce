import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { parsers } from "../mail/read.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeEach(async () => {
  staff = await createStaff();
  await subscribed(staff.hub, ...crowd(3));
});
afterEach(() => staff.hub.close());

const path = "/api/meetings/dih-5";
const put = (changes: Record<string, unknown> = {}) => staff.ask("PUT", path, aMeeting(changes));
const post = (verb: string, body?: unknown) => staff.ask("POST", `${path}/${verb}`, body);
const kept = async () => (await staff.ask("GET", path)).body;
const aWeekLater = { start: "2027-05-19T09:30:00", end: "2027-05-19T16:30:00" };

async function announced(): Promise<void> {
  await put();
  await post("announce", {});
  await staff.hub.drain();
}

/** Lets ten minutes pass, and does what is due then. */
async function afterAWhile(): Promise<void> {
  staff.hub.machine.advance("PT10M");
  await staff.hub.tick();
  await staff.hub.drain();
}

const mailed = () => staff.hub.outbox.count();

/** What a reader finds in the newest mail. */
async function newest(): Promise<string> {
  const raw = staff.hub.outbox.raw(staff.hub.outbox.list().at(-1)?.id ?? "") ?? Buffer.alloc(0);
  return (await parsers.mailparser(raw)).text;
}

const actions = async () =>
  (await staff.hub.context.store.audit.list(100)).items.map(({ action, detail }) => ({ action, detail }));

describe("a meeting that moves", () => {
  test("has a notice wait, which says what is other than readers were told", async () => {
    await announced();
    const changes = [
      { field: "start", before: "2027-05-12T09:30:00", after: "2027-05-19T09:30:00" },
      { field: "end", before: "2027-05-12T16:30:00", after: "2027-05-19T16:30:00" },
    ];
    const notice = { since: "2027-03-01T12:00:03Z", due: "2027-03-01T12:10:03Z", changes };
    const moved = await put(aWeekLater);
    expect(moved.body).toMatchObject({ revision: 3 });
    expect(moved.body).toHaveProperty("notice", notice);
    expect(await kept()).toMatchObject({
      notice,
      told: [{ kind: "announcement", send: "announcement-dih-5-r1", revision: 2 }],
    });
    expect((await staff.ask("GET", "/api/meetings")).body).toMatchObject({ items: [{ notice }] });
    expect(mailed()).toBe(3);
    await afterAWhile();
    expect(mailed()).toBe(6);
    const after = await kept();
    expect(after).toMatchObject({ told: [{ kind: "announcement" }, { kind: "update", revision: 3 }] });
    expect(after).not.toHaveProperty("notice");
  });

  test("close to its start is told of at once", async () => {
    await announced();
    staff.hub.clock.set("2027-05-12T06:15:00Z");
    const answer = await put({ place: "Online" });
    expect(answer).toMatchObject({ status: 200, body: { told: [{ kind: "announcement" }, { kind: "update" }] } });
    expect(answer.body).not.toHaveProperty("notice");
    await staff.hub.drain();
    expect(mailed()).toBe(6);
  });

  test("is kept although nobody can be told yet, and tick tells them", async () => {
    await announced();
    staff.hub.clock.set("2027-05-12T06:15:00Z");
    const { meetings } = staff.hub.context.store;
    const errors: unknown[] = [];
    staff.hub.context.log = { ...staff.hub.context.log, error: (...said) => void errors.push(said) };
    const tellers = meetings.tellers.bind(meetings);
    meetings.tellers = () => Promise.reject(new Error("The database is away."));
    expect(await put({ place: "Online" })).toMatchObject({ status: 200, body: { place: "Online" } });
    expect(errors).toEqual([[expect.any(String), { meeting: "dih-5", error: expect.stringContaining("away") }]]);
    meetings.tellers = tellers;
    await staff.hub.tick();
    await staff.hub.drain();
    expect(await kept()).toMatchObject({ told: [{ kind: "announcement" }, { kind: "update" }] });
    expect(mailed()).toBe(6);
  });

  test("before it was announced makes no notice", async () => {
    await put();
    expect((await put(aWeekLater)).body).not.toHaveProperty("notice");
  });
});

describe("a notice that waits", () => {
  beforeEach(async () => {
    await announced();
    await put(aWeekLater);
  });

  test("takes a sentence, and leaves at once when it may", async () => {
    const note = { en: "The room was taken.", fr: "La salle était prise." };
    expect(await post("notice", { note })).toMatchObject({ status: 200, body: { notice: { note } } });
    expect(mailed()).toBe(3);
    const sent = await post("notice", { now: true });
    expect(sent).toMatchObject({ status: 200, body: { told: [{ kind: "announcement" }, { kind: "update" }] } });
    expect(sent.body).not.toHaveProperty("notice");
    await staff.hub.drain();
    expect(mailed()).toBe(6);
    expect(await newest()).toContain("The room was taken.");
  });

  test("is not sent when it is suppressed; the next change makes another", async () => {
    const suppressed = await post("notice", { suppress: true });
    expect(suppressed.status).toBe(200);
    expect(suppressed.body).not.toHaveProperty("notice");
    await afterAWhile();
    expect(mailed()).toBe(3);
    expect((await post("notice", { now: true })).status).toBe(409);
    expect((await put({ ...aWeekLater, place: "Online" })).body).toMatchObject({ notice: {} });
  });

  test("is decided on the trail, without its sentence", async () => {
    await post("notice", { note: { en: "Ana is ill." }, now: true });
    const detail = { note: true, suppress: false, now: true };
    expect(await actions()).toContainEqual({ action: "meeting.notice", detail });
    expect(JSON.stringify(await actions())).not.toContain("Ana");
  });
});

describe("cancelling", () => {
  test("is answered 202 with the send that tells those who were told", async () => {
    await announced();
    const note = { en: "Too few could come." };
    const answer = await post("cancel", { note });
    expect(answer).toMatchObject({
      status: 202,
      body: { meeting: { state: "cancelled", sequence: 1 }, send: { kind: "cancellation", meeting: "dih-5" } },
    });
    await staff.hub.drain();
    expect(mailed()).toBe(6);
    expect(await newest()).toContain("Too few could come.");
    expect(await actions()).toContainEqual({ action: "meeting.cancel", detail: { notify: true, note: true } });
  });

  test("twice is as cancelling once", async () => {
    await announced();
    const first = await post("cancel");
    const second = await post("cancel", {});
    expect(second).toMatchObject({ status: 202, body: { meeting: { revision: 3 } } });
    expect(second.body).toMatchObject({ send: { id: expect.stringMatching(/^cancellation-/) } });
    expect(first.status).toBe(202);
    await staff.hub.drain();
    expect(mailed()).toBe(6);
  });

  test("without a word, or of what nobody was told, writes to nobody", async () => {
    await announced();
    const quiet = await post("cancel", { notify: false });
    expect(quiet).toMatchObject({ status: 202, body: { meeting: { state: "cancelled" } } });
    await staff.ask("PUT", "/api/meetings/dih-6", aMeeting({ slug: "dih-6" }));
    const draft = await staff.ask("POST", "/api/meetings/dih-6/cancel");
    expect(draft).toMatchObject({ status: 202, body: { meeting: { state: "cancelled" } } });
    for (const answer of [quiet, draft]) expect(answer.body).not.toHaveProperty("send");
    await afterAWhile();
    expect(mailed()).toBe(3);
  });

  test("is refused once the meeting has begun, and of none", async () => {
    await announced();
    staff.hub.clock.set("2027-05-12T08:00:00Z");
    expect((await post("cancel")).status).toBe(409);
    expect((await staff.ask("POST", "/api/meetings/none/cancel")).status).toBe(404);
  });
});

describe("reinstating", () => {
  test("tells those who read that it was cancelled", async () => {
    await announced();
    await post("cancel");
    await staff.hub.drain();
    const answer = await post("reinstate");
    const changes = [{ field: "state", before: "cancelled", after: "scheduled" }];
    expect(answer).toMatchObject({ status: 200, body: { state: "scheduled", sequence: 2, notice: { changes } } });
    await afterAWhile();
    expect(mailed()).toBe(9);
    expect(await actions()).toContainEqual({ action: "meeting.reinstate", detail: undefined });
  });

  test("is refused of a meeting that was not cancelled, and of none", async () => {
    await announced();
    expect((await post("reinstate")).status).toBe(409);
    expect((await staff.ask("POST", "/api/meetings/none/reinstate")).status).toBe(404);
  });
});

test("a meeting's history says what changed in each revision, the newest first", async () => {
  await announced();
  await put({ place: "Online" });
  await post("cancel", { notify: false });
  const { body } = await staff.ask("GET", `${path}/revisions`);
  expect(body).toEqual({
    items: [
      {
        revision: 4,
        at: "2027-03-01T12:00:03Z",
        state: "cancelled",
        changes: [{ field: "state", before: "scheduled", after: "cancelled" }],
      },
      {
        revision: 3,
        at: "2027-03-01T12:00:03Z",
        state: "scheduled",
        changes: [{ field: "place", before: "WCO Headquarters, Brussels", after: "Online" }],
      },
      {
        revision: 2,
        at: "2027-03-01T12:00:00Z",
        state: "scheduled",
        changes: [{ field: "state", before: "draft", after: "scheduled" }],
      },
      { revision: 1, at: "2027-03-01T12:00:00Z", state: "draft", changes: [] },
    ],
  });
  expect((await staff.ask("GET", "/api/meetings/none/revisions")).status).toBe(404);
});

describe("the plan of reminders", () => {
  const planned = [
    { offset: "P1D@09:00", due: "2027-05-10T21:00:00Z", zones: ["Pacific/Auckland"], recipients: 1, state: "ahead" },
    { offset: "P1D@09:00", due: "2027-05-11T07:00:00Z", zones: ["Europe/Brussels"], recipients: 3, state: "ahead" },
  ];
  const meeting = aMeeting({ reminders: [{ before: "P1D", at: "09:00" }] });

  test("says when each goes out and to how many, of a meeting that is kept", async () => {
    await subscribed(staff.hub, { email: "tui@example.org", zone: "Pacific/Auckland" });
    await staff.ask("PUT", path, meeting);
    expect((await staff.ask("GET", `${path}/reminders`)).body).toEqual({ items: planned });
    expect((await staff.ask("GET", "/api/meetings/none/reminders")).status).toBe(404);
    await post("cancel");
    expect((await staff.ask("GET", `${path}/reminders`)).body).toEqual({ items: [] });
  });

  test("and of one that is only being written, of which nothing is kept", async () => {
    await subscribed(staff.hub, { email: "tui@example.org", zone: "Pacific/Auckland" });
    const before = await staff.everything();
    expect(await staff.ask("POST", "/api/previews/reminders", { meeting })).toMatchObject({
      status: 200,
      body: { items: planned },
    });
    expect(await staff.everything()).toEqual(before);
  });
});

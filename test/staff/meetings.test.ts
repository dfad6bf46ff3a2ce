import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeEach(async () => {
  staff = await createStaff();
});
afterEach(() => staff.hub.close());

describe("putting a meeting", () => {
  test("is answered 201 when it is new, and 200 when it changed or stayed the same", async () => {
    const { slug: _, ...meeting } = aMeeting();
    expect((await staff.ask("PUT", "/api/meetings/dih-5", meeting)).status).toBe(201);
    const same = await staff.ask("PUT", "/api/meetings/dih-5", { slug: "dih-5", ...meeting });
    expect(same).toMatchObject({ status: 200, body: { revision: 1 } });
    const moved = await staff.ask("PUT", "/api/meetings/dih-5", { ...meeting, place: "Online" });
    expect(moved).toMatchObject({ status: 200, body: { revision: 2, sequence: 1, place: "Online" } });
  });

  test("the same fields in another order are the same meeting", async () => {
    const meeting = aMeeting();
    await staff.ask("PUT", "/api/meetings/dih-5", meeting);
    const turned = Object.fromEntries(Object.entries(meeting).reverse());
    const texts = Object.fromEntries(Object.entries(meeting.texts).reverse());
    const answer = await staff.ask("PUT", "/api/meetings/dih-5", { ...turned, texts });
    expect(answer).toMatchObject({ status: 200, body: { revision: 1 } });
  });

  test("a slug that differs from the address is refused", async () => {
    const answer = await staff.ask("PUT", "/api/meetings/dih-6", aMeeting());
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "slug" }] } });
  });

  test("texts that no mail can carry are refused when they are written", async () => {
    const agenda = Array.from({ length: 60 }, () => ({
      start: "10:00",
      end: "12:00",
      title: "AI",
      detail: "é".repeat(3000),
    }));
    const meeting = aMeeting();
    const before = await staff.everything();
    const answer = await staff.ask("PUT", "/api/meetings/dih-5", {
      ...meeting,
      texts: { fr: { title: "IA", agenda } },
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "texts.fr" }] } });
    expect(await staff.everything()).toEqual(before);
  });
});

test("a meeting reads back as it was put, with what became of it", async () => {
  const meeting = aMeeting();
  await staff.ask("PUT", "/api/meetings/dih-5", meeting);
  const expected = { ...meeting, state: "draft", revision: 1, sequence: 0 };
  expect((await staff.ask("GET", "/api/meetings/dih-5")).body).toEqual(expected);
  expect((await staff.ask("GET", "/api/meetings")).body).toEqual({ items: [expected] });
  expect((await staff.ask("GET", "/api/meetings/other")).status).toBe(404);
});

describe("announcing", () => {
  test("is answered 202 with the send, and mail leaves", async () => {
    await subscribed(staff.hub, ...crowd(3));
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
    const answer = await staff.ask("POST", "/api/meetings/dih-5/announce", "");
    expect(answer).toMatchObject({ status: 202, body: { send: { kind: "announcement", status: "planning" } } });
    await staff.hub.drain();
    expect(staff.hub.outbox.count()).toBe(3);
    const meeting = (await staff.ask("GET", "/api/meetings/dih-5")).body;
    expect(meeting).toMatchObject({ state: "scheduled", announced: { send: "announcement-dih-5-r1" } });
  });

  test("a draft waits for approval", async () => {
    await subscribed(staff.hub, ...crowd(2));
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
    const draft = await staff.ask("POST", "/api/meetings/dih-5/announce", { draft: true });
    expect(draft.body).toMatchObject({ send: { status: "draft", counts: { recipients: 0 } } });
    await staff.hub.drain();
    expect(staff.hub.outbox.count()).toBe(0);
    await staff.ask("POST", "/api/sends/announcement-dih-5-r1/approve");
    await staff.hub.drain();
    expect(staff.hub.outbox.count()).toBe(2);
  });

  test("a draft is never mistaken for an announcement because its type was not said", async () => {
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
    const before = await staff.everything();
    const answer = await staff.ask("POST", "/api/meetings/dih-5/announce", '{"draft":true}', {
      "content-type": "text/plain",
    });
    expect(answer).toMatchObject({ status: 415, body: { errors: [{ field: "body" }] } });
    expect(await staff.everything()).toEqual(before);
  });

  test("a changed meeting is announced anew only when asked for again", async () => {
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
    await staff.ask("POST", "/api/meetings/dih-5/announce", {});
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting({ place: "Online" }));
    expect((await staff.ask("POST", "/api/meetings/dih-5/announce", {})).status).toBe(409);
    expect((await staff.ask("POST", "/api/meetings/dih-5/announce", { again: true })).status).toBe(202);
  });

  test("what is not there cannot be announced", async () => {
    expect((await staff.ask("POST", "/api/meetings/dih-9/announce", {})).status).toBe(404);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { approve, cancel, pause, resume } from "../../hub/sends/control.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
  await subscribed(hub, { email: "ana@example.org" });
});
afterEach(() => hub.close());

const by = "staff";
const reminders = [{ before: "PT1H" }];
const mails = () => hub.outbox.list().map(({ tags }) => tags.kind);

async function at(instant: string): Promise<void> {
  hub.clock.set(instant);
  await hub.tick();
  await hub.drain();
}

describe("a draft announcement", () => {
  test("neither publishes the meeting nor reminds of it", async () => {
    await putMeeting(hub.context, aMeeting({ reminders }));
    await announce(hub.context, "dih-5", { by, draft: true });
    await at("2027-05-12T06:30:00Z");
    expect(mails()).toEqual([]);
    expect((await hub.context.store.meetings.get("dih-5"))?.state).toBe("draft");
  });

  test("once approved schedules the meeting", async () => {
    await putMeeting(hub.context, aMeeting({ reminders }));
    const send = await announce(hub.context, "dih-5", { by, draft: true });
    await approve(hub.context, send.id);
    await hub.drain();
    await at("2027-05-12T06:30:00Z");
    expect(mails()).toEqual(["announcement", "reminder"]);
  });

  test("of a meeting that was edited since cannot be approved", async () => {
    await putMeeting(hub.context, aMeeting());
    const send = await announce(hub.context, "dih-5", { by, draft: true });
    await putMeeting(hub.context, aMeeting({ start: "2027-05-13T09:30:00", end: "2027-05-13T16:30:00" }));
    await expect(approve(hub.context, send.id)).rejects.toMatchObject({ code: "conflict" });
    expect(mails()).toEqual([]);
  });
});

describe("an announcement for later", () => {
  const later = "2027-03-03T12:00:00Z";

  test("leaves at its time, and only then is the meeting scheduled", async () => {
    await putMeeting(hub.context, aMeeting());
    await announce(hub.context, "dih-5", { by, at: later });
    await at("2027-03-03T11:59:00Z");
    expect(mails()).toEqual([]);
    expect((await hub.context.store.meetings.get("dih-5"))?.state).toBe("draft");
    await at(later);
    expect(mails()).toEqual(["announcement"]);
    expect((await hub.context.store.meetings.get("dih-5"))?.state).toBe("scheduled");
  });

  test("paused and resumed, still waits for its time", async () => {
    await putMeeting(hub.context, aMeeting());
    const send = await announce(hub.context, "dih-5", { by, at: later });
    await pause(hub.context, send.id);
    expect((await resume(hub.context, send.id)).status).toBe("scheduled");
    await hub.drain();
    expect(mails()).toEqual([]);
    await at(later);
    expect(mails()).toEqual(["announcement"]);
  });

  test("is held for staff when the meeting was moved in between", async () => {
    await putMeeting(hub.context, aMeeting());
    const send = await announce(hub.context, "dih-5", { by, at: later });
    await putMeeting(hub.context, aMeeting({ start: "2027-06-02T09:30:00", end: "2027-06-02T16:30:00" }));
    await at(later);
    expect(mails()).toEqual([]);
    expect(await hub.context.store.sends.get(send.id)).toMatchObject({
      status: "paused",
      pausedBecause: expect.stringContaining("changed"),
    });
  });
});

test("whoever has not been written to when a meeting moves does not get the old date", async () => {
  await putMeeting(hub.context, aMeeting());
  const send = await announce(hub.context, "dih-5", { by });
  await putMeeting(hub.context, aMeeting({ start: "2027-06-02T09:30:00", end: "2027-06-02T16:30:00" }));
  await hub.drain();
  expect(mails()).toEqual([]);
  expect(await hub.context.store.sends.get(send.id)).toMatchObject({ status: "finished" });
});

test("asking twice sends once", async () => {
  await putMeeting(hub.context, aMeeting());
  const first = await announce(hub.context, "dih-5", { by });
  await hub.drain();
  expect((await announce(hub.context, "dih-5", { by })).id).toBe(first.id);
  await hub.drain();
  expect(mails()).toEqual(["announcement"]);
});

test("a cancelled announcement can be made again", async () => {
  await putMeeting(hub.context, aMeeting());
  const draft = await announce(hub.context, "dih-5", { by, draft: true });
  await cancel(hub.context, draft.id);
  const again = await announce(hub.context, "dih-5", { by });
  expect(again.id).not.toBe(draft.id);
  await hub.drain();
  expect(mails()).toEqual(["announcement"]);
});

test("asking otherwise while one waits is a conflict that names it", async () => {
  await putMeeting(hub.context, aMeeting());
  const draft = await announce(hub.context, "dih-5", { by, draft: true });
  await expect(announce(hub.context, "dih-5", { by })).rejects.toThrow(draft.id);
});

test("an edit of the end alone loses no reminder that is due", async () => {
  await putMeeting(hub.context, aMeeting({ reminders }));
  await announce(hub.context, "dih-5", { by });
  await hub.drain();
  hub.clock.set("2027-05-12T06:30:10Z");
  await putMeeting(hub.context, aMeeting({ reminders, end: "2027-05-12T16:00:00" }));
  await hub.tick();
  await hub.drain();
  expect(mails()).toEqual(["announcement", "update", "reminder"]);
});

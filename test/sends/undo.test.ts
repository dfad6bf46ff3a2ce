import { afterEach, beforeEach, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { approve, cancel, pause, resume } from "../../hub/sends/control.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
  await putMeeting(hub.context, aMeeting());
});
afterEach(() => hub.close());

const announced = (options: { draft?: boolean; at?: string } = {}) =>
  announce(hub.context, "dih-5", { by: "staff", ...options });

const mails = () => hub.outbox.list().length;
const meeting = () => hub.context.store.meetings.get("dih-5");

async function ticked(seconds: number): Promise<void> {
  hub.machine.advance({ seconds });
  await hub.tick();
  await hub.drain();
}

test("an announcement to a hundred leaves at once", async () => {
  await subscribed(hub, ...crowd(100));
  expect(await announced()).toMatchObject({ status: "planning" });
  await hub.drain();
  expect(mails()).toBe(100);
});

test("an announcement to more than a hundred waits for its undo window, and then leaves by itself", async () => {
  await subscribed(hub, ...crowd(101));
  expect(await announced()).toMatchObject({ status: "scheduled", undoUntil: "2027-03-01T12:00:30Z" });
  await ticked(29);
  expect(mails()).toBe(0);
  await ticked(1);
  expect(mails()).toBe(101);
});

test("undone in its window, it has reached nobody, and the meeting is not on the calendar", async () => {
  await subscribed(hub, ...crowd(101));
  const { id } = await announced();
  await ticked(10);
  await cancel(hub.context, id);
  await ticked(60);
  expect(mails()).toBe(0);
  expect(await meeting()).toMatchObject({ state: "draft" });
});

test("after an undo the corrected meeting can be announced", async () => {
  await subscribed(hub, ...crowd(101));
  await cancel(hub.context, (await announced()).id);
  await putMeeting(hub.context, aMeeting({ place: "Room A" }));
  await announced();
  await ticked(30);
  expect(mails()).toBe(101);
  expect(await meeting()).toMatchObject({ state: "scheduled" });
});

test("asking again within the window answers the send that waits", async () => {
  await subscribed(hub, ...crowd(101));
  const first = await announced();
  hub.machine.advance({ seconds: 5 });
  expect(await announced()).toMatchObject({ id: first.id, undoUntil: first.undoUntil });
});

test("asking for a start within the window is the same wish", async () => {
  await subscribed(hub, ...crowd(101));
  const options = { at: "2027-03-01T12:00:20Z" };
  const first = await announced(options);
  expect(first).toMatchObject({ startsAt: "2027-03-01T12:00:30Z" });
  expect((await announced(options)).id).toBe(first.id);
});

test("a meeting that is edited in the window keeps the old text from leaving", async () => {
  await subscribed(hub, ...crowd(101));
  const { id } = await announced();
  await putMeeting(hub.context, aMeeting({ place: "Room A" }));
  await ticked(30);
  expect(mails()).toBe(0);
  expect(await hub.context.store.sends.get(id)).toMatchObject({ status: "paused" });
});

test("an approved draft has its window from the approval on", async () => {
  await subscribed(hub, ...crowd(101));
  const { id } = await announced({ draft: true });
  hub.machine.advance({ minutes: 5 });
  expect(await approve(hub.context, id)).toMatchObject({ status: "scheduled", undoUntil: "2027-03-01T12:05:30Z" });
  await ticked(30);
  expect(mails()).toBe(101);
});

test("a start of its own that is later than the window is kept", async () => {
  await subscribed(hub, ...crowd(101));
  const send = await announced({ at: "2027-03-02T08:00:00Z" });
  expect(send).toMatchObject({ status: "scheduled", startsAt: "2027-03-02T08:00:00Z" });
  expect(send.undoUntil).toBeUndefined();
});

test("paused in its window it stays, and leaves once resumed", async () => {
  await subscribed(hub, ...crowd(101));
  const { id } = await announced();
  await pause(hub.context, id);
  await ticked(60);
  expect(mails()).toBe(0);
  await resume(hub.context, id);
  await hub.drain();
  expect(mails()).toBe(101);
});

test("a reminder keeps its hour: nobody undoes it", async () => {
  await subscribed(hub, ...crowd(101));
  await announced();
  await ticked(30);
  // The day before at nine, Brussels: the standard plan's second reminder.
  hub.clock.set("2027-05-11T07:00:00Z");
  await hub.tick();
  await hub.drain();
  expect(mails()).toBe(202);
});

test("with a window of no time everything leaves at once", async () => {
  await subscribed(hub, ...crowd(101));
  hub.context.delivery.undoMs = 0;
  await announced();
  await hub.drain();
  expect(mails()).toBe(101);
});

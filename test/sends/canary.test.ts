import { afterEach, beforeEach, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { cancel, pause, resume } from "../../hub/sends/control.ts";
import { reportOf } from "../../hub/sends/report.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
/** A hub whose canary is small, so that an audience of ninety is a large one. */
beforeEach(async () => {
  hub = await createTestHub();
  Object.assign(hub.context.delivery, { chunkSize: 5, canaryAbove: 80, canarySize: 20 });
  await putMeeting(hub.context, aMeeting());
});
afterEach(() => hub.close());

async function announcedTo(people: number): Promise<string> {
  await subscribed(hub, ...crowd(people));
  const { id } = await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  return id;
}

const recipients = () => hub.outbox.list().map(({ to }) => to[0] ?? "");
const send = async (id: string) => {
  const found = await hub.context.store.sends.get(id);
  if (!found) throw new Error(`There is no send ${id}.`);
  return found;
};

async function ticked(minutes: number): Promise<void> {
  hub.machine.advance({ minutes });
  await hub.tick();
  await hub.drain();
}

test("an audience of no more than the limit is written to at once", async () => {
  await announcedTo(80);
  expect(recipients()).toHaveLength(80);
});

test("a larger one is frozen whole, and only a slice of it is written to at first", async () => {
  const id = await announcedTo(90);
  expect(recipients().length).toBeGreaterThanOrEqual(20);
  expect(recipients().length).toBeLessThan(25);
  const report = await reportOf(hub.context, await send(id));
  expect(report).toMatchObject({ status: "running", counts: { recipients: 90 } });
  expect(report.canary).toEqual({ until: "2027-03-01T12:10:03Z" });
});

test("the others follow after the wait, each once", async () => {
  const id = await announcedTo(90);
  await ticked(9);
  expect(recipients().length).toBeLessThan(25);
  await ticked(1);
  expect(new Set(recipients()).size).toBe(90);
  expect(recipients()).toHaveLength(90);
  expect(await send(id)).toMatchObject({ status: "finished", canary: { passed: true } });
});

test("a chunk that stalled is not delivered before its time", async () => {
  await announcedTo(90);
  const before = recipients().length;
  for (const chunk of await hub.context.store.chunks.list("announcement-dih-5-r1", 100)) {
    hub.jobs.push({ at: 0, lane: "bulk", deliver: { send: chunk.send, chunk: chunk.key } });
  }
  await hub.drain();
  expect(recipients()).toHaveLength(before);
});

test("cancelled during the wait, it reaches nobody else, and they are counted as skipped", async () => {
  const id = await announcedTo(90);
  const reached = recipients().length;
  await cancel(hub.context, id);
  await hub.drain();
  await ticked(20);
  expect(recipients()).toHaveLength(reached);
  const { counts } = await reportOf(hub.context, await send(id));
  expect(counts).toMatchObject({ recipients: 90, skipped: 90 - reached });
});

test("paused during the wait, it waits for staff as well", async () => {
  const id = await announcedTo(90);
  await pause(hub.context, id);
  await ticked(20);
  expect(recipients().length).toBeLessThan(25);
  await resume(hub.context, id);
  await ticked(0);
  expect(recipients()).toHaveLength(90);
});

test("a reminder keeps its hour: everybody gets it at once", async () => {
  await announcedTo(90);
  await ticked(10);
  hub.clock.set("2027-05-11T07:00:00Z");
  await hub.tick();
  await hub.drain();
  expect(recipients()).toHaveLength(180);
});

test("the others follow although the message that wakes the planner was lost", async () => {
  await announcedTo(90);
  hub.machine.advance({ minutes: 10 });
  await hub.tick();
  hub.jobs.length = 0;
  await ticked(10);
  expect(recipients()).toHaveLength(90);
});

test("a slice that was delivered while staff paused it has its wait from when they resume", async () => {
  const id = "announcement-dih-5-r1";
  const { mailer } = hub.context;
  let sent = 0;
  hub.context.mailer = {
    ...mailer,
    async send(message, mayLeave) {
      const answer = await mailer.send(message, mayLeave);
      sent += 1;
      if (sent === 20) await pause(hub.context, id);
      return answer;
    },
  };
  await announcedTo(90);
  hub.machine.advance({ minutes: 3 });
  await resume(hub.context, id);
  await hub.drain();
  expect((await send(id)).canary).toMatchObject({ until: "2027-03-01T12:13:03Z" });
});

test("with a wait of no time nobody goes first", async () => {
  hub.context.delivery.canaryMs = 0;
  await announcedTo(90);
  expect(recipients()).toHaveLength(90);
});

test("a slice of which too much bounces is all that is written to, until staff resume", async () => {
  Object.assign(hub.context.delivery, { undoMs: 0, canarySize: 100, canaryAbove: 110 });
  const bad = Array.from({ length: 60 }, (_, i) => ({ email: `bounce+${i}@simulator.amazonses.com` }));
  await subscribed(hub, ...bad);
  hub.events.withheld = true;
  const id = await announcedTo(60);
  const slice = recipients().length;
  hub.events.withheld = false;
  await hub.drain();
  await ticked(10);
  expect(await send(id)).toMatchObject({ status: "paused", pausedBecause: expect.stringContaining("bounced") });
  expect(recipients()).toHaveLength(slice);
  await resume(hub.context, id);
  await hub.drain();
  await ticked(10);
  expect(recipients()).toHaveLength(120);
});

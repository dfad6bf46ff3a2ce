import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEvents } from "../../hub/feedback/record.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { pause, resume } from "../../hub/sends/control.ts";
import { judgeSend } from "../../hub/sends/guard.ts";
import { reportOf } from "../../hub/sends/report.ts";
import { attend } from "../../hub/tick.ts";
import { takenMore, takenSend } from "../feedback/messages.ts";
import { complaint, hardBounce, type Recipient, softBounce } from "../feedback/ses-events.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

const taken = (messages: number) => takenSend(hub, messages);
const hear = (say: (about: Recipient) => ReturnType<typeof hardBounce>, about: Recipient[]) =>
  recordEvents(
    hub.context,
    about.map((one) => say(one)),
  );
const sendOf = async (id: string) => hub.context.store.sends.get(id);
const trail = async (id: string) =>
  (await hub.context.store.audit.list(200)).items.filter(({ subject }) => subject === id);

describe("a send of which too much bounces", () => {
  test("is paused, says why, and is on the audit trail", async () => {
    const { id, all } = await taken(240);
    await hear(hardBounce, all.slice(0, 12));
    const because = "12 of 240 messages bounced (5.0 %); the limit is 4 %.";
    expect(await sendOf(id)).toMatchObject({ status: "paused", pausedBecause: because });
    const detail = { accepted: 240, bounced: 12, complained: 0 };
    expect(await trail(id)).toMatchObject([{ actor: "guard", action: "send.pause", detail }]);
  });

  test("goes on while the share is at the limit exactly", async () => {
    const { id, all } = await taken(250);
    await hear(hardBounce, all.slice(0, 10));
    expect(await sendOf(id)).toMatchObject({ status: "running" });
    await hear(hardBounce, all.slice(10, 11));
    expect(await sendOf(id)).toMatchObject({ status: "paused" });
  });

  test("goes on while they are few, or the send is", async () => {
    const { id, all } = await taken(150);
    await hear(hardBounce, all.slice(0, 9));
    const small = await taken(99);
    await hear(hardBounce, small.all);
    for (const one of [id, small.id]) expect(await sendOf(one)).toMatchObject({ status: "running" });
  });

  test("is not paused for events that come many times", async () => {
    const { id, all } = await taken(240);
    for (let again = 0; again < 5; again += 1) await hear(hardBounce, all.slice(0, 9));
    expect(await hub.context.store.sends.trouble(id)).toMatchObject({ bounced: 45 });
    expect(await sendOf(id)).toMatchObject({ status: "running" });
  });

  test("is not paused for bounces that may pass", async () => {
    const { id, all } = await taken(150);
    await hear(softBounce, all);
    expect(await judgeSend(hub.context, id)).toBe(true);
    expect(await sendOf(id)).toMatchObject({ status: "running" });
  });

  test("is paused when tick looks, if SES's Send events come after the bounces", async () => {
    const { id, all } = await taken(240);
    const store = hub.context.store;
    // What feedback was about to judge when its process died.
    for (const { chunk, index } of all.slice(0, 20)) {
      await store.chunks.addOutcomes({ send: id, chunk }, { bounced: new Set([index]) });
    }
    await store.sends.addTrouble(id, { bounced: 20, complained: 0 });
    expect(await sendOf(id)).toMatchObject({ status: "running" });
    await attend(hub.context, { kind: "send", id });
    expect(await sendOf(id)).toMatchObject({ status: "paused" });
  });
});

test("a send of which too much is reported as spam is paused", async () => {
  const { id, all } = await taken(150);
  await hear((to) => complaint(to, "not-spam"), all.slice(0, 5));
  await hear((to) => complaint(to, "abuse"), all.slice(0, 2));
  expect(await sendOf(id)).toMatchObject({ status: "running" });
  await hear((to) => complaint(to, "abuse"), all.slice(2, 3));
  const because = "3 of 150 messages were reported as spam (2.0 %); the limit is 0.08 %.";
  expect(await sendOf(id)).toMatchObject({ status: "paused", pausedBecause: because });
});

test("of several who judge a send at once, one pauses it, and the trail tells of one pause", async () => {
  const { id, all } = await taken(240);
  const { store } = hub.context;
  for (const { chunk, index } of all.slice(0, 20)) {
    await store.chunks.addOutcomes({ send: id, chunk }, { bounced: new Set([index]) });
  }
  await store.sends.addTrouble(id, { bounced: 20, complained: 0 });
  const answers = await Promise.all([1, 2, 3].map(() => judgeSend(hub.context, id)));
  expect(answers).toEqual([false, false, false]);
  expect(await sendOf(id)).toMatchObject({ status: "paused" });
  expect(await trail(id)).toHaveLength(1);
});

test("a send that staff paused stays theirs", async () => {
  const { id, all } = await taken(240);
  await pause(hub.context, id);
  await hear(hardBounce, all.slice(0, 50));
  expect(await sendOf(id)).toMatchObject({ status: "paused", pausedBecause: "staff" });
  expect(await trail(id)).toEqual([]);
});

describe("a send that staff resume after the guard", () => {
  test("is not held to late bounces of what had left before", async () => {
    const { id, all } = await taken(1000);
    await hear(hardBounce, all.slice(0, 50));
    hub.machine.advance({ minutes: 1 });
    await resume(hub.context, id);
    const more = await takenMore(hub, id, 100);
    await hear(hardBounce, all.slice(50, 75));
    expect(await judgeSend(hub.context, id)).toBe(true);
    expect(await sendOf(id)).toMatchObject({ status: "running" });
    await hear(hardBounce, more.slice(0, 12));
    const because = "Since the send was resumed, 12 of 100 messages bounced (12.0 %); the limit is 4 %.";
    await judgeSend(hub.context, id);
    expect(await sendOf(id)).toMatchObject({ status: "paused", pausedBecause: because });
  });

  test("goes on in spite of what they saw, and is paused again for as much again", async () => {
    const { id, all } = await taken(400);
    await hear(hardBounce, all.slice(0, 20));
    // Still under way when it was paused.
    await hear(hardBounce, all.slice(20, 40));
    hub.machine.advance({ minutes: 1 });
    expect(await resume(hub.context, id)).toMatchObject({ status: "running" });
    await hear(hardBounce, all.slice(0, 40));
    expect(await judgeSend(hub.context, id)).toBe(true);
    const more = await takenMore(hub, id, 100);
    await hear(hardBounce, more.slice(0, 9));
    expect(await sendOf(id)).toMatchObject({ status: "running" });
    await hear(hardBounce, more.slice(9, 30));
    const because = "Since the send was resumed, 30 of 100 messages bounced (30.0 %); the limit is 4 %.";
    expect(await sendOf(id)).toMatchObject({ status: "paused", pausedBecause: because });
  });
});

test("a quarter of an audience bouncing at SES stops the send before it has written to everybody", async () => {
  Object.assign(hub.context.delivery, { undoMs: 0, canaryMs: 0 });
  const bad = Array.from({ length: 80 }, (_, i) => ({ email: `bounce+${i}@simulator.amazonses.com` }));
  await subscribed(hub, ...crowd(240), ...bad);
  await putMeeting(hub.context, aMeeting());
  const { id } = await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  const send = await sendOf(id);
  if (!send) throw new Error("The send is gone.");
  const { status, pausedBecause, counts } = await reportOf(hub.context, send);
  expect(status).toBe("paused");
  expect(pausedBecause).toMatch(/^\d+ of \d+ messages bounced \(\d+\.\d+ %\); the limit is 4 %\.$/);
  expect(counts.delivered + counts.bounced).toBe(hub.outbox.count());
  expect(hub.outbox.count()).toBeGreaterThanOrEqual(100);
  expect(hub.outbox.count()).toBeLessThan(320);
  // Nothing left after the pause.
  const [entry] = await trail(id);
  expect(entry?.detail).toEqual({ accepted: hub.outbox.count(), bounced: counts.bounced, complained: 0 });
});

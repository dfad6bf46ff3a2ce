import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { cancel, pause, resume } from "../../hub/sends/control.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { chunksOf } from "../../hub/sends/plan.ts";
import { signUpInput, subscribe } from "../../hub/subscribers/subscribe.ts";
import { withdraw } from "../../hub/subscribers/unsubscribe.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced, counts, recipients } from "../kit/announced.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { faulty, plannedOnly } from "../kit/faults.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

test("whoever unsubscribes after the plan and before delivery gets nothing, and is counted as skipped", async () => {
  const [first] = await subscribed(hub, ...crowd(5));
  const send = await announced(hub);
  await plannedOnly(hub);
  await withdraw(hub.context, first ?? "");
  await hub.drain();
  expect(recipients(hub)).not.toContain("reader-0@example.org");
  expect(await counts(hub, send)).toMatchObject({ recipients: 5, delivered: 4, skipped: 1 });
});

test("whoever unsubscribes in the middle of a wave, at a slow rate, gets nothing any more", async () => {
  const ids = await subscribed(hub, ...crowd(20));
  const send = await announced(hub);
  await plannedOnly(hub);
  const { mailer, wait } = hub.context;
  const leaving = { ...hub.context };
  const { promise: everybodyLeft, resolve: noteEverybodyLeft } = Promise.withResolvers<void>();
  // Turns are half a second apart, several a wave; the second comes once everybody has unsubscribed.
  hub.context.wait = async (ms) => {
    if (ms > 300) await everybodyLeft;
    await wait(ms);
  };
  hub.context.mailer = {
    ...mailer,
    rate: async () => 2,
    async send(message) {
      const answer = await mailer.send(message);
      for (const id of ids) await withdraw(leaving, id);
      noteEverybodyLeft();
      return answer;
    },
  };
  const chunks = [];
  for await (const chunk of chunksOf(hub.context, send)) chunks.push(chunk);
  const pair = chunks.find((chunk) => chunk.ids.length >= 2);
  await deliver(hub.context, "bulk", { send, chunk: pair?.key ?? "" });
  expect(recipients(hub)).toHaveLength(1);
});

test("a chunk that is queued twice is delivered once", async () => {
  await subscribed(hub, ...crowd(30));
  const send = await announced(hub);
  await plannedOnly(hub);
  hub.jobs.push(...hub.jobs.map((job) => ({ ...job })));
  await hub.drain();
  expect(recipients(hub).length).toBe(30);
  expect(await counts(hub, send)).toMatchObject({ recipients: 30, delivered: 30 });
});

test("a throttled message is sent later, once", async () => {
  await subscribed(hub, ...crowd(20));
  faulty(hub, (call) => (call % 3 === 0 ? { result: "later", reason: "Throttling" } : undefined));
  const send = await announced(hub);
  await hub.drain();
  expect(recipients(hub).sort()).toEqual([...new Set(recipients(hub))].sort());
  expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20 });
});

test("a refused message is failed, and the others leave", async () => {
  await subscribed(hub, ...crowd(10));
  faulty(hub, (call) => (call === 4 ? { result: "refused", reason: "MessageRejected" } : undefined));
  const send = await announced(hub);
  await hub.drain();
  expect(await counts(hub, send)).toMatchObject({ recipients: 10, delivered: 9, failed: 1 });
});

describe("staff's control", () => {
  test("a paused send sends nothing, a resumed one the rest", async () => {
    await subscribed(hub, ...crowd(30));
    const send = await announced(hub);
    await plannedOnly(hub);
    await pause(hub.context, send);
    await hub.drain();
    expect(recipients(hub)).toEqual([]);
    await resume(hub.context, send);
    await hub.drain();
    expect(new Set(recipients(hub)).size).toBe(30);
    expect(await hub.context.store.sends.get(send)).toMatchObject({ status: "finished" });
  });

  test("a cancelled send sends nothing more, and everyone who was frozen has an outcome", async () => {
    await subscribed(hub, ...crowd(30));
    const send = await announced(hub);
    await plannedOnly(hub);
    await cancel(hub.context, send);
    await hub.drain();
    expect(recipients(hub)).toEqual([]);
    expect(await counts(hub, send)).toMatchObject({ recipients: 30, skipped: 30 });
  });
});

test("whoever signs up before a new hub's first tick is asked to confirm right after it", async () => {
  const { store } = hub.context;
  let isCompiled = false;
  const get = async (id: string) => (id === "confirmation" && !isCompiled ? undefined : store.sends.get(id));
  hub.context.store = { ...store, sends: { ...store.sends, get } };
  const input = { email: "ana@example.org", language: "en", zone: "Europe/Brussels", topics: ["news"], consent: "on" };
  await subscribe(hub.context, signUpInput.parse(input), { source: "test", network: "198.51.100.7" });
  const [job] = hub.jobs.splice(0);
  if (!job || "plan" in job) throw new Error("No letter was asked for.");
  await deliver(hub.context, job.lane, job.deliver);
  expect(recipients(hub)).toEqual([]);
  isCompiled = true;
  const before = hub.machine.now();
  await hub.drain();
  expect(recipients(hub)).toEqual(["ana@example.org"]);
  expect(before.until(hub.machine.now()).total("seconds")).toBeLessThan(15);
});

test("the day's quota spent, the send parks and goes on by itself", async () => {
  await subscribed(hub, ...crowd(20));
  const faults = faulty(hub, (call) => (call > 8 ? { result: "quota" } : undefined));
  const send = await announced(hub);
  await plannedOnly(hub);
  for (const job of hub.jobs.splice(0)) if ("deliver" in job) await deliver(hub.context, job.lane, job.deliver);
  expect((await hub.context.store.sends.get(send))?.parkedUntil).toBeDefined();
  faults.restore();
  await hub.drain();
  expect(new Set(recipients(hub)).size).toBe(20);
  expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20 });
});

test("hard bounces and complaints take the person out of the next send", async () => {
  await subscribed(
    hub,
    { email: "bounce@simulator.amazonses.com" },
    { email: "complaint@simulator.amazonses.com" },
    { email: "success@simulator.amazonses.com" },
  );
  const first = await announced(hub);
  await hub.drain();
  expect(await counts(hub, first)).toMatchObject({ recipients: 3, bounced: 1, complained: 1, delivered: 1 });
  await announce(hub.context, "dih-5", { by: "staff" });
  await putMeeting(hub.context, aMeeting({ place: "Online" }));
  const second = await announce(hub.context, "dih-5", { by: "staff", again: true });
  await hub.drain();
  expect(await counts(hub, second.id)).toMatchObject({ recipients: 1, delivered: 1 });
});

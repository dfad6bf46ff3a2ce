import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type SesEvent, sesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import type { SendResult } from "../../hub/ports.ts";
import { cancel, pause, resume } from "../../hub/sends/control.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { chunksOf, plan } from "../../hub/sends/plan.ts";
import { signUpInput, subscribe } from "../../hub/subscribers/subscribe.ts";
import { withdraw } from "../../hub/subscribers/unsubscribe.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced, counts, recipients } from "../kit/announced.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

/** Plans, and leaves the chunks on the queue. */
async function plannedOnly(): Promise<void> {
  for (const job of hub.jobs.splice(0)) {
    if ("plan" in job) await plan(hub.context, job.plan);
    else hub.jobs.push(job);
  }
}

/** Delivers what is on the queue; one worker is killed at a message, counted from 1. */
async function deliverDying(call: number): Promise<void> {
  const faults = faulty((n) => (n === call ? "crash" : undefined));
  const died: unknown[] = [];
  for (const job of hub.jobs.splice(0)) {
    if (!("deliver" in job)) continue;
    await deliver(hub.context, job.lane, job.deliver).catch((error) => died.push(error));
  }
  faults.restore();
  expect(died).toEqual([new Error("The process was killed.")]);
}

/** A mailer that does `instead` at the given calls (from 1), and the real thing otherwise. */
function faulty(instead: (call: number) => SendResult | "accept, then fail" | "crash" | undefined) {
  const real = hub.context.mailer;
  let call = 0;
  hub.context.mailer = {
    ...real,
    async send(message) {
      call += 1;
      const fault = instead(call);
      if (fault === undefined) return real.send(message);
      if (fault === "crash") throw new Error("The process was killed.");
      if (fault !== "accept, then fail") return fault;
      await real.send(message);
      return { result: "unknown", reason: "TimeoutError" };
    },
  };
  return { restore: () => (hub.context.mailer = real) };
}

test("whoever unsubscribes after the plan and before delivery gets nothing, and is counted as skipped", async () => {
  const [first] = await subscribed(hub, ...crowd(5));
  const send = await announced(hub);
  await plannedOnly();
  await withdraw(hub.context, first ?? "");
  await hub.drain();
  expect(recipients(hub)).not.toContain("reader-0@example.org");
  expect(await counts(hub, send)).toMatchObject({ recipients: 5, delivered: 4, skipped: 1 });
});

test("whoever unsubscribes in the middle of a wave, at a slow rate, gets nothing any more", async () => {
  const ids = await subscribed(hub, ...crowd(20));
  const send = await announced(hub);
  await plannedOnly();
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
  await plannedOnly();
  hub.jobs.push(...hub.jobs.map((job) => ({ ...job })));
  await hub.drain();
  expect(recipients(hub).length).toBe(30);
  expect(await counts(hub, send)).toMatchObject({ recipients: 30, delivered: 30 });
});

test("a throttled message is sent later, once", async () => {
  await subscribed(hub, ...crowd(20));
  faulty((call) => (call % 3 === 0 ? { result: "later", reason: "Throttling" } : undefined));
  const send = await announced(hub);
  await hub.drain();
  expect(recipients(hub).sort()).toEqual([...new Set(recipients(hub))].sort());
  expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20 });
});

test("a refused message is failed, and the others leave", async () => {
  await subscribed(hub, ...crowd(10));
  faulty((call) => (call === 4 ? { result: "refused", reason: "MessageRejected" } : undefined));
  const send = await announced(hub);
  await hub.drain();
  expect(await counts(hub, send)).toMatchObject({ recipients: 10, delivered: 9, failed: 1 });
});

describe("doubt", () => {
  test("a message that SES took before the time-out is not sent again", async () => {
    await subscribed(hub, ...crowd(20));
    faulty((call) => (call === 2 || call === 7 ? "accept, then fail" : undefined));
    const send = await announced(hub);
    await hub.drain();
    expect(recipients(hub).length).toBe(20);
    expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20, uncertain: 0 });
  });

  test("a message that SES never took is sent again, once its absence is proven", async () => {
    await subscribed(hub, ...crowd(20));
    faulty((call) => (call === 2 ? { result: "unknown", reason: "ECONNRESET" } : undefined));
    const send = await announced(hub);
    await hub.drain();
    const people = recipients(hub).filter((to) => !to.includes("simulator"));
    expect(people.length).toBe(20);
    expect(new Set(people).size).toBe(20);
    expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20, uncertain: 0 });
  });

  test("without any events the outcome is uncertain, nothing is sent twice, and the send still finishes", async () => {
    await subscribed(hub, ...crowd(20));
    hub.events.withheld = true;
    faulty((call) => (call === 2 || call === 3 ? "accept, then fail" : undefined));
    const send = await announced(hub);
    await hub.drain();
    const people = recipients(hub).filter((to) => !to.includes("simulator"));
    expect(new Set(people).size).toBe(people.length);
    expect(await counts(hub, send)).toMatchObject({ recipients: 20, sent: 18, uncertain: 2 });
    expect(await hub.context.store.sends.get(send)).toMatchObject({ status: "finished" });
  });

  test("an interruption of two days leaves nobody out", async () => {
    await subscribed(hub, ...crowd(20));
    const send = await announced(hub);
    await plannedOnly();
    await deliverDying(5);
    hub.machine.advance({ hours: 48 });
    await hub.tick();
    await hub.drain();
    const people = recipients(hub).filter((to) => !to.includes("simulator"));
    expect(new Set(people).size).toBe(20);
    expect(people.length).toBe(20);
    expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20, uncertain: 0 });
  });

  test("of events that have piled up, the last to come first proves nothing about the others", async () => {
    await subscribed(hub, ...crowd(4));
    hub.events.withheld = true;
    faulty((call) => (call === 2 ? "accept, then fail" : undefined));
    const send = await announced(hub);
    const { prompt, seen } = hub.context.evidence;
    hub.context.evidence = {
      async prompt() {
        await prompt();
        const ofProbe = ({ mail }: SesEvent) => mail.tags.send === undefined;
        const probed = await vi.waitUntil(() => {
          const found = hub.events.waiting.map((event) => sesEvent.parse(event)).filter(ofProbe);
          return found.length > 0 && found;
        });
        await recordEvents(hub.context, probed);
      },
      async seen() {
        const evidence = await seen();
        // The rest comes right after this look.
        if (evidence.through > 0) hub.events.withheld = false;
        return evidence;
      },
    };
    await hub.drain();
    expect(recipients(hub).filter((to) => !to.includes("simulator")).length).toBe(4);
    expect(await counts(hub, send)).toMatchObject({ recipients: 4, delivered: 4, uncertain: 0 });
  });

  test("events that come later turn uncertain into what happened", async () => {
    await subscribed(hub, ...crowd(4));
    hub.events.withheld = true;
    faulty((call) => (call === 1 ? "accept, then fail" : undefined));
    const send = await announced(hub);
    await hub.drain();
    expect((await counts(hub, send)).uncertain).toBe(1);
    hub.events.withheld = false;
    await hub.drain();
    expect(await counts(hub, send)).toMatchObject({ recipients: 4, delivered: 4, uncertain: 0 });
  });
});

test("a worker whose read is stuck until another has its chunk adds no second copy", async () => {
  await subscribed(hub, ...crowd(8));
  const send = await announced(hub);
  await plannedOnly();
  const [job] = hub.jobs.filter((one) => "deliver" in one);
  if (!job || !("deliver" in job)) throw new Error("Nothing to deliver.");
  const { editions } = hub.context.store;
  const compiled = editions.compiled.bind(editions);
  // A store of its own, so that the stuck worker has no compiled message kept.
  const stuckEditions = { ...editions };
  stuckEditions.compiled = async (id, language) => {
    hub.machine.advance({ minutes: 15 });
    await hub.tick();
    await hub.drain();
    return compiled(id, language);
  };
  const store = { ...hub.context.store, editions: stuckEditions };
  await deliver({ ...hub.context, store }, job.lane, job.deliver);
  await hub.drain();
  expect(
    recipients(hub)
      .filter((to) => to.includes("reader"))
      .sort(),
  ).toEqual(
    crowd(8)
      .map(({ email }) => email)
      .sort(),
  );
  expect(await counts(hub, send)).toMatchObject({ recipients: 8, delivered: 8 });
});

describe("a worker that dies", () => {
  for (const call of [1, 5, 10, 11, 25, 40]) {
    test(`at its message ${call} leaves nobody out and doubles nobody`, async () => {
      await subscribed(hub, ...crowd(40));
      const send = await announced(hub);
      await plannedOnly();
      await deliverDying(call);
      hub.machine.advance({ minutes: 15 });
      await hub.tick();
      await hub.drain();
      const people = recipients(hub).filter((to) => !to.includes("simulator"));
      expect(people.length).toBe(40);
      expect(new Set(people).size).toBe(40);
      expect(await counts(hub, send)).toMatchObject({ recipients: 40, delivered: 40, uncertain: 0 });
    });
  }
});

describe("staff's control", () => {
  test("a paused send sends nothing, a resumed one the rest", async () => {
    await subscribed(hub, ...crowd(30));
    const send = await announced(hub);
    await plannedOnly();
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
    await plannedOnly();
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
  const faults = faulty((call) => (call > 8 ? { result: "quota" } : undefined));
  const send = await announced(hub);
  await plannedOnly();
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

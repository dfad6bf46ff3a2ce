import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type SesEvent, sesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced, counts, recipients } from "../kit/announced.ts";
import { crowd, subscribed } from "../kit/factories.ts";
import { deliverDying, faulty, plannedOnly } from "../kit/faults.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

test("a message that SES took before the time-out is not sent again", async () => {
  await subscribed(hub, ...crowd(20));
  faulty(hub, (call) => (call === 2 || call === 7 ? "accept, then fail" : undefined));
  const send = await announced(hub);
  await hub.drain();
  expect(recipients(hub).length).toBe(20);
  expect(await counts(hub, send)).toMatchObject({ recipients: 20, delivered: 20, uncertain: 0 });
});

test("a message that SES never took is sent again, once its absence is proven", async () => {
  await subscribed(hub, ...crowd(20));
  faulty(hub, (call) => (call === 2 ? { result: "unknown", reason: "ECONNRESET" } : undefined));
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
  faulty(hub, (call) => (call === 2 || call === 3 ? "accept, then fail" : undefined));
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
  await plannedOnly(hub);
  await deliverDying(hub, 5);
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
  faulty(hub, (call) => (call === 2 ? "accept, then fail" : undefined));
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
  faulty(hub, (call) => (call === 1 ? "accept, then fail" : undefined));
  const send = await announced(hub);
  await hub.drain();
  expect((await counts(hub, send)).uncertain).toBe(1);
  hub.events.withheld = false;
  await hub.drain();
  expect(await counts(hub, send)).toMatchObject({ recipients: 4, delivered: 4, uncertain: 0 });
});

test("a worker whose read is stuck until another has its chunk adds no second copy", async () => {
  await subscribed(hub, ...crowd(8));
  const send = await announced(hub);
  await plannedOnly(hub);
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
      await plannedOnly(hub);
      await deliverDying(hub, call);
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

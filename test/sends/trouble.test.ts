import { afterEach, beforeEach, expect, test } from "vitest";
import { WriteConflict } from "../../hub/errors.ts";
import type { Mailer } from "../../hub/ports.ts";
import { cancel, pause } from "../../hub/sends/control.ts";
import { enqueueLetter } from "../../hub/sends/letter.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced, counts, recipients } from "../kit/announced.ts";
import { crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
let real: Mailer;
beforeEach(async () => {
  hub = await createTestHub();
  real = hub.context.mailer;
});
afterEach(() => hub.close());

const now = () => hub.machine.now().epochMilliseconds;

/** What SES says, not what it keeps to: it counts real seconds. */
function tellRate(rate: number): void {
  hub.context.mailer = { ...real, rate: async () => rate };
}

/** Each call of delivery's to the store takes so long; the waves that are opened. */
function slowStore(ms: number): { waves: number } {
  const { store } = hub.context;
  const { getMany } = store.subscribers;
  const { record } = store.chunks;
  const { read } = store.pacer;
  const opened = { waves: 0 };
  store.subscribers.getMany = async (ids) => {
    await hub.machine.wait(ms);
    return getMany(ids);
  };
  store.chunks.record = async (ref, owner, entry) => {
    await hub.machine.wait(ms);
    if (entry.wave) opened.waves += 1;
    return record(ref, owner, entry);
  };
  store.pacer.read = async () => {
    await hub.machine.wait(ms);
    return read();
  };
  return opened;
}

for (const [ms, people] of [
  [100, 12],
  [300, 1],
  [300, 12],
] as const) {
  test(`with ${ms} ms for each call to the store, mail for ${people} leaves`, async () => {
    await subscribed(hub, ...crowd(people));
    tellRate(14);
    const opened = slowStore(ms);
    const send = await announced(hub);
    await hub.drain();
    expect(await counts(hub, send)).toMatchObject({ recipients: people, delivered: people });
    expect(opened.waves).toBeLessThan(3 * people + 3);
  });
}

test("where a read takes longer than it stays fresh nothing leaves, and the worker gives up rather than spin", async () => {
  await subscribed(hub, ...crowd(1));
  tellRate(14);
  const opened = slowStore(600);
  const { deliver } = hub.context.queues;
  const delays: number[] = [];
  hub.context.queues.deliver = async (lane, refs, delay = 0) => {
    if (delay > 0) delays.push(delay);
    else await deliver(lane, refs);
  };
  await announced(hub);
  await hub.drain();
  expect(recipients(hub)).toEqual([]);
  expect(delays).toEqual([10]);
  expect(opened.waves).toBeLessThan(6);
});

test("no reminder or announcement leaves at or after the start of its meeting", async () => {
  await subscribed(hub, ...crowd(8));
  const left: string[] = [];
  hub.context.mailer = {
    ...real,
    rate: async () => 0.2,
    send: (message, mayLeave) =>
      real.send(message, () => {
        const leaves = mayLeave?.() ?? true;
        if (leaves) left.push(hub.clock.now().toString());
        return leaves;
      }),
  };
  const send = await announced(hub);
  hub.clock.set("2027-05-12T07:29:50Z");
  await hub.drain();
  expect(left.length).toBeGreaterThan(0);
  for (const at of left) expect(at < "2027-05-12T07:30:00Z").toBe(true);
  const { delivered, skipped } = await counts(hub, send);
  expect([delivered, skipped]).toEqual([left.length, 8 - left.length]);
});

for (const [verb, stop] of Object.entries({ cancel, pause })) {
  test(`no wave is opened after a ${verb} that came while its worker waited for its turn`, async () => {
    await subscribed(hub, ...crowd(40));
    tellRate(5);
    const { pacer } = hub.context.store;
    const { write } = pacer;
    let reservations = 0;
    let stoppedAt = Infinity;
    pacer.write = async (rev, pace) => {
      const written = await write(rev, pace);
      reservations += 1;
      if (reservations !== 2) return written;
      await stop(hub.context, "announcement-dih-5-r1");
      stoppedAt = now();
      return written;
    };
    const after: number[] = [];
    hub.context.mailer = {
      ...real,
      rate: async () => 5,
      send(message, mayLeave) {
        if (now() > stoppedAt) after.push(now());
        return real.send(message, mayLeave);
      },
    };
    await announced(hub);
    await hub.drain();
    expect(stoppedAt).toBeLessThan(Infinity);
    expect(after).toEqual([]);
  });
}

test("a look that fails costs its own messages a second, and no other any doubt", async () => {
  // Of forty readers, three at least are of one shard: more than are looked at together.
  await subscribed(hub, ...crowd(40));
  tellRate(5);
  const { chunks, subscribers } = hub.context.store;
  const { record } = chunks;
  const { getMany } = subscribers;
  let waveIsOpen = false;
  let failures = 0;
  chunks.record = async (ref, owner, entry) => {
    await record(ref, owner, entry);
    waveIsOpen = entry.wave !== undefined;
  };
  subscribers.getMany = async (ids) => {
    if (waveIsOpen && failures === 0) {
      failures += 1;
      throw new Error("ProvisionedThroughputExceededException");
    }
    return getMany(ids);
  };
  const began = now();
  const send = await announced(hub);
  await hub.drain();
  expect(new Set(recipients(hub)).size).toBe(40);
  expect(recipients(hub)).toHaveLength(40);
  expect(await counts(hub, send)).toMatchObject({ recipients: 40, delivered: 40 });
  expect(failures).toBe(1);
  expect(now() - began).toBeLessThan(60_000);
});

test("a write that was applied and looks like a lost race keeps no send from finishing", async () => {
  await subscribed(hub, ...crowd(5));
  const { chunks } = hub.context.store;
  const { record } = chunks;
  chunks.record = async (ref, owner, entry) => {
    await record(ref, owner, entry);
    if (!entry.lease) throw new WriteConflict("The SDK tried again what had been applied.");
  };
  const calls = { throttled: false };
  hub.context.mailer = {
    ...real,
    async send(message, mayLeave) {
      if (calls.throttled) return real.send(message, mayLeave);
      calls.throttled = true;
      return { result: "later", reason: "Throttling" };
    },
  };
  const send = await announced(hub);
  await hub.drain();
  expect(await counts(hub, send)).toMatchObject({ recipients: 5, delivered: 5 });
  expect((await hub.context.store.sends.get(send))?.status).toBe("finished");
});

test("a letter that was kept and whose queue message was lost is queued when it is asked for again", async () => {
  const [id = ""] = await subscribed(hub, ...crowd(1));
  await enqueueLetter(hub.context, "welcome", id, "1800000000");
  hub.jobs.splice(0);
  await enqueueLetter(hub.context, "welcome", id, "1800000000");
  await enqueueLetter(hub.context, "welcome", id, "1800000000");
  await hub.drain();
  expect(recipients(hub)).toEqual(["reader-0@example.org"]);
});

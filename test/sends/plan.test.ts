import { afterEach, beforeEach, expect, test } from "vitest";
import { iso } from "../../hub/clock.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { cancel, pause, resume } from "../../hub/sends/control.ts";
import { plan } from "../../hub/sends/plan.ts";
import { noPace } from "../../hub/sends/turns.ts";
import { openWork } from "../../local/idle.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

const id = "announcement-dih-5-r1";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
  hub.context.delivery.chunkSize = 5;
  await putMeeting(hub.context, aMeeting());
  await subscribed(hub, ...crowd(60));
});
afterEach(() => hub.close());

const recipients = () => hub.outbox.list().map(({ to }) => to[0] ?? "");

/** Does something once so many chunks are frozen. */
function whenFrozen(chunks: number, act: () => Promise<unknown>): void {
  const { create } = hub.context.store.chunks;
  let frozen = 0;
  hub.context.store.chunks.create = async (chunk, due) => {
    const created = await create(chunk, due);
    frozen += 1;
    if (frozen === chunks) await act();
    return created;
  };
}

test("paused while it is being planned, it goes on at once when staff resume it", async () => {
  whenFrozen(8, () => pause(hub.context, id));
  await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  expect(recipients()).toEqual([]);
  await resume(hub.context, id);
  await hub.drain();
  expect(new Set(recipients()).size).toBe(60);
  expect(recipients()).toHaveLength(60);
  expect(await hub.context.store.sends.get(id)).toMatchObject({ status: "finished", recipients: 60 });
});

test("a chunk whose creation was answered with an error is delivered without waiting for the heartbeat", async () => {
  const { create } = hub.context.store.chunks;
  let calls = 0;
  hub.context.store.chunks.create = async (chunk, due) => {
    const created = await create(chunk, due);
    calls += 1;
    // The first answer is lost, and the retry finds what it has written itself.
    return calls === 4 ? false : created;
  };
  await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  expect(recipients()).toHaveLength(60);
});

test("a chunk that waits behind others for its turn is not taken for a stalled one", async () => {
  await hub.context.store.pacer.write(0, { ...noPace, rate: 1 });
  await announce(hub.context, "dih-5", { by: "staff" });
  for (const job of hub.jobs.splice(0)) if ("plan" in job) await plan(hub.context, job.plan);
  const dueAfter = async (seconds: number) => {
    const at = iso(hub.machine.now().add({ milliseconds: hub.context.delivery.stalledMs, seconds }));
    return (await hub.context.store.due.due("chunks", at, 100)).length;
  };
  const chunks = (await hub.context.store.chunks.list(id, 100)).length;
  // Dues have whole seconds, and everybody takes one.
  expect(await dueAfter(0)).toBe(1);
  expect(await dueAfter(30)).toBeGreaterThan(chunks / 4);
  expect(await dueAfter(30)).toBeLessThan(chunks);
  expect(await dueAfter(60)).toBe(chunks);
});

test("cancelled before its planner came, nobody is frozen", async () => {
  await announce(hub.context, "dih-5", { by: "staff" });
  await cancel(hub.context, id);
  await hub.drain();
  expect(await hub.context.store.chunks.list(id, 10)).toEqual([]);
});

test("nothing is left to do once the standing letters were compiled anew", async () => {
  hub.context.hub = { ...hub.context.hub, name: "Another Hub" };
  await hub.tick();
  await hub.drain();
  expect(await openWork(hub.context)).toBe(false);
});

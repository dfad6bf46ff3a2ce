import { afterEach, beforeEach, expect, test } from "vitest";
import { iso } from "../../hub/clock.ts";
import { chunkStalledAt } from "../../hub/sends/due.ts";
import type { Send } from "../../hub/sends/send.ts";
import { attendAll } from "../../hub/tick.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aChunk, aSend, dueAt, idOn } from "../storage/samples.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

const long = "2027-02-01T00:00:00Z";

/** A send with chunks that have been due for long, the first shard's first. */
async function stalled(id: string, chunks: number, changes: Partial<Send> = {}): Promise<void> {
  const { pausedBecause: _, parkedUntil: __, settledThrough: ___, ...send } = aSend(id, changes);
  await hub.context.store.sends.create(send);
  for (let n = 0; n < chunks; n += 1) {
    await hub.context.store.chunks.create(aChunk(id, [idOn(0, n)], "00", `after-${n}`), dueAt(long, "chunks"));
  }
}

const queuedOf = (send: string) =>
  hub.jobs.flatMap((job) => ("deliver" in job ? job.deliver : [])).filter((one) => one.send === send);

test("a send whose plan message was lost does not wait behind the stalled chunks of another", async () => {
  await stalled("paused", 150, { status: "paused" });
  const { pausedBecause: _, parkedUntil: __, ...lost } = aSend("lost", { status: "planning", planned: false });
  await hub.context.store.sends.create(lost, dueAt(iso(hub.machine.now())));
  await hub.tick();
  expect(hub.jobs).toMatchObject([{ plan: "lost" }]);
});

test("chunks of a paused send are put off, and nothing is queued", async () => {
  await stalled("paused", 150, { status: "paused" });
  await stalled("running", 2);
  await hub.tick();
  expect(queuedOf("paused")).toEqual([]);
  expect(queuedOf("running")).toHaveLength(2);
  const { store, machine } = hub.context;
  expect(await store.due.due("chunks", iso(machine.now()), 10)).toEqual([]);
  expect(await store.due.due("chunks", chunkStalledAt(hub.context).at, 1_000)).toHaveLength(152);
});

test("of a send with a canary under way, only the chunks of the slice are queued", async () => {
  await stalled("careful", 3, { canary: { through: "00-after-0" } });
  await hub.tick();
  expect(queuedOf("careful").map(({ chunk }) => chunk)).toEqual(["00-after-0"]);
});

test("chunks of a cancelled send are queued, so that its readers are counted as skipped", async () => {
  await stalled("cancelled", 2, { status: "cancelled" });
  await hub.tick();
  expect(queuedOf("cancelled")).toHaveLength(2);
});

test("what cannot be attended to holds nothing else up", async () => {
  await stalled("running", 2);
  const { store } = hub.context;
  const down = async (id: string) => {
    if (id === "bad") throw new Error("The table is not there.");
    return store.sends.get(id);
  };
  const broken = { ...hub.context, store: { ...store, sends: { ...store.sends, get: down } } };
  const running = await store.chunks.list("running", 10);
  const items = running.map(({ key }) => ({ kind: "chunk" as const, send: "running", chunk: key }));
  expect(await attendAll(broken, [{ kind: "send", id: "bad" }, ...items])).toHaveLength(1);
  expect(queuedOf("running")).toHaveLength(2);
});

import { expect, test } from "vitest";
import type { Fresh } from "./contract.ts";
import { aChunk, aKeptMeeting, aSend, dueAt, idsOn } from "./samples.ts";

const hour = (n: number) => `2027-01-01T${String(n).padStart(2, "0")}:00:00Z`;
const evening = hour(20);

export function dueContract(fresh: Fresh): void {
  test("what is due comes oldest first, whatever its kind, up to and with the instant asked for", async () => {
    const { due, sends, chunks, meetings } = await fresh();
    expect(await due.due("machine", evening, 10)).toEqual([]);
    await sends.create(aSend("late"), dueAt(hour(9)));
    await chunks.create(aChunk("a#b", idsOn(0, 1), "00", "after"), dueAt(hour(3)));
    await meetings.put(aKeptMeeting({ slug: "dih-6" }), dueAt(hour(5)));
    await sends.create(aSend("early"), dueAt(hour(1)));
    const found = [
      { kind: "send", id: "early" },
      { kind: "chunk", send: "a#b", chunk: "00-after" },
      { kind: "meeting", slug: "dih-6" },
      { kind: "send", id: "late" },
    ];
    expect(await due.due("machine", evening, 10)).toEqual(found);
    expect(await due.due("machine", hour(5), 10)).toEqual(found.slice(0, 3));
    expect(await due.due("machine", hour(4), 10)).toEqual(found.slice(0, 2));
    expect(await due.due("machine", evening, 2)).toEqual(found.slice(0, 2));
  });

  test("the clocks are asked apart", async () => {
    const { due, sends, chunks } = await fresh();
    await sends.create(aSend("by-hub"), dueAt(hour(1), "hub"));
    await sends.create(aSend("by-machine"), dueAt(hour(1), "machine"));
    await chunks.create(aChunk("s", idsOn(0, 1)), dueAt(hour(1), "chunks"));
    await sends.create(aSend("never"));
    expect(await due.due("hub", evening, 10)).toEqual([{ kind: "send", id: "by-hub" }]);
    expect(await due.due("machine", evening, 10)).toEqual([{ kind: "send", id: "by-machine" }]);
    expect(await due.due("chunks", evening, 10)).toEqual([{ kind: "chunk", send: "s", chunk: "00-" }]);
  });

  test("a write moves what is due, or clears it", async () => {
    const { due, sends, meetings } = await fresh();
    await sends.create(aSend("s"), dueAt(hour(1)));
    await sends.put(aSend("s", { rev: 1 }), dueAt(hour(6)));
    expect(await due.due("machine", hour(5), 10)).toEqual([]);
    expect(await due.due("machine", hour(6), 10)).toHaveLength(1);
    await sends.put(aSend("s", { rev: 2 }));
    await meetings.put(aKeptMeeting(), dueAt(hour(1)));
    await meetings.note({ slug: "dih-5", rev: 1 }, {}, dueAt(hour(7)));
    expect(await due.due("machine", hour(6), 10)).toEqual([]);
    await meetings.put(aKeptMeeting({ revision: 2, rev: 2 }), undefined);
    expect(await due.due("machine", evening, 10)).toEqual([]);
  });

  test("a refused write moves nothing", async () => {
    const { due, sends } = await fresh();
    await sends.create(aSend("s"), dueAt(hour(1)));
    await sends.create(aSend("s"), dueAt(hour(9)));
    await sends.put(aSend("s", { rev: 5 })).catch(() => undefined);
    expect(await due.due("machine", hour(1), 10)).toHaveLength(1);
  });

  test("a chunk is due until it is done", async () => {
    const { due, chunks } = await fresh();
    const ref = { send: "s", chunk: "00-" };
    await chunks.create(aChunk("s", idsOn(0, 1)), dueAt(hour(1)));
    await chunks.postpone(ref, dueAt(hour(6)));
    expect(await due.due("machine", hour(5), 10)).toEqual([]);
    await chunks.claim(ref, { owner: "me", until: 200 }, 100);
    await chunks.record(ref, "me", { sets: {}, lease: { owner: "me", until: 300 }, done: false });
    expect(await due.due("machine", evening, 10)).toEqual([{ kind: "chunk", ...ref }]);
    await chunks.record(ref, "me", { sets: {}, done: true });
    expect(await due.due("machine", evening, 10)).toEqual([]);
    await chunks.postpone(ref, dueAt(hour(6)));
    await chunks.postpone({ ...ref, chunk: "00-none" }, dueAt(hour(6)));
    expect(await due.due("machine", evening, 10)).toEqual([]);
    expect(await chunks.get({ ...ref, chunk: "00-none" })).toBeUndefined();
  });

  test("of more than fit, the oldest come; what is done makes room for the next", async () => {
    const { due, sends } = await fresh();
    const ids = Array.from({ length: 13 }, (_, i) => `s-${i}`);
    for (const [i, id] of ids.toReversed().entries()) await sends.create(aSend(id), dueAt(hour(12 - i)));
    const seen: string[] = [];
    for (
      let found = await due.due("machine", evening, 5);
      found.length > 0;
      found = await due.due("machine", evening, 5)
    ) {
      for (const item of found) {
        if (item.kind !== "send") continue;
        seen.push(item.id);
        await sends.put(aSend(item.id, { rev: 1 }));
      }
    }
    expect(seen).toEqual(ids);
  });
}

import { expect, test } from "vitest";
import type { Queues } from "../../hub/ports.ts";
import type { ChunkRef } from "../../hub/sends/chunk.ts";
import { QueuedOnce } from "../../local/queued-once.ts";
import { received } from "./received.ts";

const chunk = (name: string): ChunkRef => ({ send: "s", chunk: name });

function queuesUnderTest() {
  const taken: string[] = [];
  let isAway = false;
  const engine: Queues = {
    plan: async () => {},
    deliver: async (_lane, chunks) => {
      if (isAway) throw new Error("Away.");
      taken.push(...chunks.map((ref) => ref.chunk));
    },
  };
  const queued = new QueuedOnce();
  const away = (now: boolean) => {
    isAway = now;
  };
  return { queued, queues: queued.around(engine), taken, away };
}

test("a chunk that waits on the queue is not queued again, and is once it was taken", async () => {
  const { queued, queues, taken } = queuesUnderTest();
  await queues.deliver("bulk", [chunk("a"), chunk("b")]);
  await queues.deliver("bulk", [chunk("b"), chunk("c")]);
  expect(taken).toEqual(["a", "b", "c"]);
  queued.taken(received(JSON.stringify(chunk("b"))));
  await queues.deliver("bulk", [chunk("a"), chunk("b")]);
  expect(taken).toEqual(["a", "b", "c", "b"]);
});

test("a chunk that is to come later does not keep it from coming at once", async () => {
  const { queues, taken } = queuesUnderTest();
  await queues.deliver("bulk", [chunk("a")], 900);
  await queues.deliver("bulk", [chunk("a")]);
  expect(taken).toEqual(["a", "a"]);
});

test("what the queue did not take may be tried again", async () => {
  const { queues, taken, away } = queuesUnderTest();
  away(true);
  await expect(queues.deliver("bulk", [chunk("a")])).rejects.toThrow("Away.");
  away(false);
  await queues.deliver("bulk", [chunk("a")]);
  expect(taken).toEqual(["a"]);
});

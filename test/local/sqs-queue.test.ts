import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Queue } from "../../local/sqs/queue.ts";
import { Queues } from "../../local/sqs/queues.ts";
import { redriveTo } from "./sqs-fixture.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const now = { max: 10, visibilityTimeoutSeconds: undefined, waitSeconds: 0, signal: new AbortController().signal };
const bodies = async (queue: Queue): Promise<string[]> => (await queue.receive(now)).map(({ body }) => body);

function createQueues(): { work: Queue; dead: Queue } {
  const queues = new Queues();
  queues.create("dead", {});
  queues.create("work", { VisibilityTimeout: "30", RedrivePolicy: redriveTo("dead", 2) });
  return { work: queues.get("work"), dead: queues.get("dead") };
}

test("a delayed message is not seen before its time", async () => {
  const { work } = createQueues();
  work.send("later", 10);
  vi.advanceTimersByTime(9_999);
  expect(await bodies(work)).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(await bodies(work)).toEqual(["later"]);
});

test("a message that is not deleted comes again after the visibility timeout, and then goes to the dead-letter queue", async () => {
  const { work, dead } = createQueues();
  const { id } = work.send("poison");
  expect(await bodies(work)).toEqual(["poison"]);
  expect(await bodies(work)).toEqual([]);
  vi.advanceTimersByTime(30_000);
  expect(await bodies(work)).toEqual(["poison"]);
  vi.advanceTimersByTime(30_000);
  expect(await bodies(work)).toEqual([]);
  expect(await dead.receive(now)).toMatchObject([{ id, body: "poison", deadFrom: work.arn }]);
});

test("a handle from before the visibility timeout deletes nothing that somebody else holds", async () => {
  const { work } = createQueues();
  work.send("once");
  const [first] = await work.receive(now);
  const stale = first?.receipt ?? "";
  vi.advanceTimersByTime(30_000);
  await work.receive(now);
  work.delete(stale);
  expect(work.count("in flight")).toBe(1);
});

test("a message deleted while it waits in line is not received", async () => {
  const { work } = createQueues();
  work.send("late");
  const [message] = await work.receive(now);
  vi.advanceTimersByTime(30_000);
  work.delete(message?.receipt ?? "");
  work.send("next");
  expect(await bodies(work)).toEqual(["next"]);
  expect(work.count("visible")).toBe(0);
});

test("messages come in the order in which they were sent, and no poll gets one twice", async () => {
  const { work } = createQueues();
  const polls = [1, 2].map(() => work.receive({ ...now, waitSeconds: 20 }));
  for (let i = 0; i < 15; i += 1) work.send(String(i));
  const received = (await Promise.all(polls)).flat().map(({ body }) => Number(body));
  expect(received).toEqual(Array.from({ length: 15 }, (_, i) => i));
});

test("a poll that was given up takes no message", async () => {
  const { work } = createQueues();
  const gone = new AbortController();
  const polling = work.receive({ ...now, waitSeconds: 20, signal: gone.signal });
  gone.abort();
  work.send("for the next");
  expect([await polling, await bodies(work)]).toEqual([[], ["for the next"]]);
});

import { expect, test } from "vitest";
import { awsDelivery } from "../../functions/environment.ts";
import type { Chunk, IndexSets } from "../../hub/sends/chunk.ts";
import { judge, lastAcceptance } from "../../hub/sends/doubt.ts";

const minute = 60_000;
const openedAt = 1_000 * minute;
const since = lastAcceptance(awsDelivery, openedAt);
const chunk = (sets: IndexSets = {}): Chunk => ({ send: "s", key: "00-", ids: ["a", "b"], done: false, sets });
const judged = (now: number, seenThrough: number, sets?: IndexSets) =>
  judge(awsDelivery, chunk(sets), { indices: [0, 1], since }, now, seenThrough);

test("a call that was signed at the last moment of its wave may be accepted while its signature is good", () => {
  expect(since - openedAt).toBe(5.5 * minute);
});

test("nothing is sent again before events of the last possible acceptance had their time, whatever was seen", () => {
  for (let now = openedAt; now < since + awsDelivery.evidenceMs; now += 10_000) {
    expect(judged(now, now).verdict).toBe("wait");
  }
  expect(judged(since + awsDelivery.evidenceMs, since + 1)).toEqual({ verdict: "send", indices: [0, 1] });
});

test("what events prove to be accepted is not sent again", () => {
  expect(judged(since + awsDelivery.evidenceMs, since + 1, { sent: new Set([0]) })).toEqual({
    verdict: "send",
    indices: [1],
  });
});

test("an event of a message from before the last possible acceptance proves nothing", () => {
  expect(judged(since + awsDelivery.evidenceMs, since)).toMatchObject({ verdict: "wait", prompt: true });
});

test("a probe is asked for half-way, and only when nothing later was seen by then", () => {
  const half = since + awsDelivery.evidenceMs / 2;
  expect(judged(half - 1, 0)).toEqual({ verdict: "wait", ms: 1, prompt: false });
  expect(judged(half, 0)).toEqual({ verdict: "wait", ms: awsDelivery.evidenceMs / 2, prompt: true });
  expect(judged(half, since + 1)).toMatchObject({ verdict: "wait", prompt: false });
});

test("a doubtful chunk waits on the queue in one go: SQS delays up to 15 minutes", () => {
  const { sendWindowMs, signatureMs, evidenceMs, giveUpMs, leaseMs } = awsDelivery;
  expect(sendWindowMs).toBeLessThan(leaseMs);
  expect(sendWindowMs + signatureMs + evidenceMs / 2).toBeLessThanOrEqual(15 * minute);
  expect(giveUpMs).toBeGreaterThan(2 * evidenceMs);
});

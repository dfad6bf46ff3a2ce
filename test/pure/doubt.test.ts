import { expect, test } from "vitest";
import { awsDelivery } from "../../functions/environment.ts";
import type { Chunk, Doubt, IndexSets } from "../../hub/sends/chunk.ts";
import { judge, lastAcceptance } from "../../hub/sends/doubt.ts";

const minute = 60_000;
const openedAt = 1_000 * minute;
const since = lastAcceptance(awsDelivery, openedAt);
const chunk = (sets: IndexSets = {}): Chunk => ({ send: "s", key: "00-", ids: ["a", "b"], done: false, sets });
const judged = (now: number, through: number, doubt: Partial<Doubt> = {}, sets?: IndexSets, behindAt = 0) =>
  judge(awsDelivery, chunk(sets), { indices: [0, 1], since, ...doubt }, now, { through, behindAt });
const { evidenceMs, giveUpMs } = awsDelivery;
const half = since + evidenceMs / 2;
const whole = since + evidenceMs;

test("a call that was signed at the last moment of its wave may be accepted while its signature is good", () => {
  expect(since - openedAt).toBe(5.5 * minute);
});

test("nothing is sent again before events of the last possible acceptance had their time, whatever was seen", () => {
  for (let now = openedAt; now < whole; now += 10_000) {
    expect(judged(now, now, { heardAt: half }).verdict).toBe("wait");
  }
  expect(judged(whole, since + 1, { heardAt: half })).toEqual({ verdict: "send", indices: [0, 1] });
});

test("what events prove to be accepted is not sent again", () => {
  const sent = { sent: new Set([0]) };
  expect(judged(whole, since + 1, { heardAt: half }, sent)).toEqual({ verdict: "send", indices: [1] });
});

test("an event of a message from before the last possible acceptance proves nothing", () => {
  expect(judged(whole, since)).toMatchObject({ verdict: "wait", prompt: true });
});

test("a probe is asked for from half-way on, while nothing later was seen", () => {
  expect(judged(half - 1, 0)).toMatchObject({ verdict: "wait", ms: 1, prompt: false });
  expect(judged(half, 0)).toMatchObject({ verdict: "wait", prompt: true, doubt: { askedAt: half, lookedAt: half } });
  expect(judged(half, since + 1)).toMatchObject({ verdict: "wait", ms: whole - half, prompt: false });
});

test("an event that has only just come may have overtaken others", () => {
  const doubt = { indices: [0, 1], since, askedAt: half, lookedAt: whole, heardAt: whole };
  expect(judged(whole, since + 1, { askedAt: half, lookedAt: half })).toEqual({
    verdict: "wait",
    ms: evidenceMs / 2,
    prompt: false,
    doubt,
  });
  expect(judged(whole + evidenceMs / 2, since + 1, doubt).verdict).toBe("send");
});

test("while events come late, others may be missing", () => {
  const late = whole + 3 * evidenceMs;
  const heard = { askedAt: half, heardAt: half };
  expect(judged(late, late, heard, {}, late - 60_000)).toMatchObject({ verdict: "wait", ms: evidenceMs - 60_000 });
  expect(judged(late, late, heard, {}, late - evidenceMs).verdict).toBe("send");
});

/** A chunk that is looked at again as soon as it may be, until it is settled or `until`. */
function looks(from: number, until: number, seen: (now: number) => number, doubt: Partial<Doubt> = {}, behind = 0) {
  let noted = doubt;
  for (let now = from; now < until; ) {
    const judgement = judged(now, seen(now), noted, {}, behind && now);
    if (judgement.verdict !== "wait") return { verdict: judgement.verdict, after: now - from };
    noted = judgement.doubt;
    now += Math.max(1_000, judgement.ms);
  }
  return { verdict: "wait" as const, doubt: noted };
}

const never = () => 0;
const hour = 60 * minute;

test("without evidence it is given up an hour after it was first asked for, however late that is", () => {
  for (const from of [half, since + 4_000 * minute]) {
    const { verdict, after } = looks(from, from + 3 * hour, never);
    expect(verdict).toBe("uncertain");
    expect(after).toBeGreaterThan(giveUpMs);
    expect(after).toBeLessThan(giveUpMs + evidenceMs);
  }
});

test("an interruption is no part of that hour", () => {
  const { doubt } = looks(half, half + 50 * minute, never);
  const back = half + 48 * hour;
  expect(judged(back, 0, doubt)).toMatchObject({ verdict: "wait", prompt: true });
  expect(looks(back, back + 3 * hour, (now) => (now > back + 5 * minute ? now : 0), doubt).verdict).toBe("send");
});

test("where late events never cease it is given up after a day", () => {
  const { verdict, after } = looks(half, half + 72 * hour, (now) => now, {}, 1);
  expect(verdict).toBe("uncertain");
  expect(after).toBeGreaterThan(24 * hour);
});

test("a message that SES denies each time is given up in the end", () => {
  const sure = { lookedAt: whole, askedAt: half, heardAt: half };
  const after = (rounds: number) =>
    judge(awsDelivery, { ...chunk(), rounds }, { indices: [1], since, ...sure }, whole, {
      through: whole,
      behindAt: 0,
    });
  expect(after(99)).toEqual({ verdict: "send", indices: [1] });
  expect(after(100)).toEqual({ verdict: "uncertain", indices: [1] });
});

test("a doubtful chunk waits on the queue in one go: SQS delays up to 15 minutes", () => {
  const { sendWindowMs, signatureMs, leaseMs } = awsDelivery;
  expect(sendWindowMs).toBeLessThan(leaseMs);
  expect(sendWindowMs + signatureMs + evidenceMs / 2).toBeLessThanOrEqual(15 * minute);
  expect(giveUpMs).toBeGreaterThan(2 * evidenceMs);
});

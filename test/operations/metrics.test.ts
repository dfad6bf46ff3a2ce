import { afterEach, beforeEach, expect, test } from "vitest";
import { createMetrics } from "../../functions/metrics.ts";
import type { MetricName } from "../../hub/metrics.ts";
import { isOverdue } from "../../hub/sends/overdue.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced } from "../kit/announced.ts";
import { ManualClock } from "../kit/clock.ts";
import { crowd, subscribed } from "../kit/factories.ts";
import { aSend } from "../storage/samples.ts";

let hub: TestHub;
let told: [name: MetricName, value: number][];
beforeEach(async () => {
  hub = await createTestHub();
  told = [];
  hub.context.metrics = { put: (name, value) => void told.push([name, value]) };
});
afterEach(() => hub.close());

const toldOf = (wanted: MetricName) => told.filter(([name]) => name === wanted).map(([, value]) => value);

test("each tick tells how much of the day's quota is used, by all in the account", async () => {
  const { mailer } = hub.context;
  hub.context.mailer = { ...mailer, quota: async () => ({ perSecond: 14, perDay: 50_000, sentToday: 41_000 }) };
  await hub.tick();
  await hub.tick();
  expect(toldOf("QuotaUsed")).toEqual([82, 82]);
});

test("an account without a quota, and an SES that does not answer, tell nothing", async () => {
  const { mailer } = hub.context;
  hub.context.mailer = { ...mailer, quota: async () => ({ perSecond: 14, perDay: undefined, sentToday: 41_000 }) };
  await hub.tick();
  hub.context.mailer = { ...mailer, quota: async () => undefined };
  await hub.tick();
  expect(toldOf("QuotaUsed")).toEqual([]);
});

test("what SES says of its quota is taken as it says it", async () => {
  expect(await hub.context.mailer.quota()).toEqual({ perSecond: 1_000_000, perDay: undefined, sentToday: 0 });
});

test("a reminder that is missed is counted once", async () => {
  await subscribed(hub, ...crowd(1));
  await announced(hub);
  await hub.drain();
  hub.clock.set("2027-05-12T09:00:00Z");
  await hub.tick();
  const missed = (await hub.context.store.sends.list({ status: "missed" }, 50)).items;
  expect(missed.length).toBeGreaterThan(0);
  expect(toldOf("RemindersMissed")).toEqual(missed.map(() => 1));
  await hub.tick();
  expect(toldOf("RemindersMissed")).toHaveLength(missed.length);
});

test("mail that SES does not take is told wave by wave; throttling is not", async () => {
  await subscribed(hub, ...crowd(3));
  const { mailer } = hub.context;
  const answers = ["Throttling", "SenderNotVerified"];
  let reason = answers.shift();
  hub.context.mailer = {
    ...mailer,
    send: async (message, mayLeave) => (reason ? { result: "later", reason } : mailer.send(message, mayLeave)),
  };
  const { deliver } = hub.context.queues;
  // Given back after each wave: the next finds another answer.
  hub.context.queues.deliver = async (lane, refs, delay) => {
    if (delay) reason = answers.shift();
    await deliver(lane, refs, delay);
  };
  await announced(hub);
  await hub.drain();
  expect(toldOf("MailRefused")).toEqual([1]);
});

test("a send that nothing is heard of is overdue when twice its time and two hours have passed", async () => {
  const lines: unknown[] = [];
  hub.context.log = { ...hub.context.log, warn: (message, data) => void lines.push({ message, data }) };
  await subscribed(hub, ...crowd(3));
  const send = await announced(hub);
  const look = async (minutes: number) => {
    hub.jobs.splice(0);
    hub.machine.advance({ minutes });
    await hub.tick();
  };
  await look(110);
  expect(toldOf("SendsOverdue")).toEqual([]);
  await look(15);
  expect(toldOf("SendsOverdue")).toEqual([1]);
  expect(lines).toMatchObject([{ message: "A send should have finished", data: { send } }]);
  await hub.drain();
  await look(60);
  expect(toldOf("SendsOverdue")).toEqual([1]);
});

test("only the time in which a send could go on counts", () => {
  const machine = new ManualClock("2027-05-01T12:00:00Z");
  const { parkedUntil: _, ...plain } = aSend("s", { status: "running" });
  const send = { ...plain, createdAt: "2027-05-01T00:00:00Z", begunAt: "2027-05-01T01:00:00Z", recipients: 180_000 };
  const overdue = (changes: object, rate: number) =>
    isOverdue({ clock: machine, machine }, { ...send, ...changes }, rate);
  // 180,000 at 50 a second are an hour; twice that and two hours from one o'clock is five o'clock.
  expect(overdue({}, 50)).toBe(true);
  for (const status of ["paused", "finished", "cancelled"]) expect(overdue({ status }, 50)).toBe(false);
  expect(overdue({ begunAt: "2027-05-01T08:00:01Z" }, 50)).toBe(false);
  expect(overdue({}, 5)).toBe(false);
  expect(overdue({ parkedUntil: "2027-05-01T11:00:00Z" }, 50)).toBe(false);
  expect(overdue({ guardFrom: "2027-05-01T11:00:00Z" }, 50)).toBe(false);
  expect(overdue({ canary: { until: "2027-05-01T11:00:00Z", passed: true } }, 50)).toBe(false);
});

test("a metric is a line in CloudWatch's embedded format, with the deployment as its one dimension", () => {
  const printed: string[] = [];
  const { write } = process.stdout;
  process.stdout.write = (text) => printed.push(String(text)) > 0;
  try {
    createMetrics("dih-staging").put("QuotaUsed", 82);
  } finally {
    process.stdout.write = write;
  }
  expect(printed.map((line) => JSON.parse(line))).toMatchObject([
    {
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: "Reconvene",
            Dimensions: [["service"]],
            Metrics: [{ Name: "QuotaUsed", Unit: "Percent" }],
          },
        ],
      },
      service: "dih-staging",
      QuotaUsed: 82,
    },
  ]);
});

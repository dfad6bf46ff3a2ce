import { expect, test } from "vitest";
import type { Send } from "../../hub/sends/send.ts";
import { judgeKeys } from "../../ops/doctor/checks/keys.ts";
import { type Account, judgeAccount, judgeQuota, type ListSize } from "../../ops/doctor/checks/limits.ts";
import { judgeSends } from "../../ops/doctor/checks/sends.ts";
import { judgeSuppression } from "../../ops/doctor/checks/suppression.ts";
import type { Level } from "../../ops/doctor/finding.ts";
import { ManualClock } from "../kit/clock.ts";
import { said, worstOf } from "./levels.ts";

const open: Account = { ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: "HEALTHY" };
test.each<[string, Account, Level, RegExp]>([
  ["open", open, "ok", /write to everybody/],
  ["in the sandbox", { ...open, ProductionAccessEnabled: false }, "warning", /sandbox/],
  ["paused", { ...open, SendingEnabled: false }, "wrong", /paused/],
  ["shut down", { ...open, EnforcementStatus: "SHUTDOWN" }, "wrong", /paused/],
  ["under review", { ...open, EnforcementStatus: "PROBATION" }, "warning", /review/],
])("the account is %s", (_, account, level, says) => {
  const findings = judgeAccount(account);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

const quota = { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 1_000 };
const list = (count: number, atLeast = false): ListSize => ({ count, atLeast });
test.each<[string, typeof quota, ListSize, Level, RegExp]>([
  ["enough", quota, list(4_200), "ok", /takes about 5 minutes at 14 a second/],
  ["enough, in seconds", quota, list(14), "ok", /takes about a second/],
  ["enough, in hours", { ...quota, Max24HourSend: 2_000_000 }, list(1_000_000), "ok", /19\.8 hours/],
  ["without limit", { ...quota, Max24HourSend: -1 }, list(1_000_000), "ok", /as many messages as one likes/],
  ["nobody to write to", quota, list(0), "ok", /SES takes 14 messages a second/],
  ["mostly used", { ...quota, SentLast24Hours: 49_000 }, list(4_200), "warning", /too few for 4,200/],
  ["far too small", { ...quota, Max24HourSend: 200 }, list(4_200), "wrong", /takes 21 days/],
  ["smaller than was counted", { ...quota, Max24HourSend: 200 }, list(4_200, true), "wrong", /at least 4,200/],
  ["no rate", { ...quota, MaxSendRate: 0 }, list(1), "wrong", /for ever/],
])("the quota is %s", (_, SendQuota, size, level, says) => {
  const findings = judgeQuota({ SendQuota }, size);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

test.each<[Parameters<typeof judgeSuppression>[0], number, boolean, Level]>([
  [["BOUNCE", "COMPLAINT"], 0, false, "ok"],
  [["BOUNCE"], 0, false, "warning"],
  [["BOUNCE", "COMPLAINT"], 2, true, "warning"],
])("SES suppresses %j, and %d of ours", (reasons, ours, more, level) => {
  expect(worstOf(judgeSuppression(reasons, { looked: 10, more, ours }))).toBe(level);
});

test.each<[string, Parameters<typeof judgeKeys>[0], Level]>([
  ["the table's", { table: "t", keys: "k" }, "ok"],
  ["another hub's", { table: "t", keys: "other" }, "wrong"],
  ["for a table without a signature", { table: "t" }, "warning"],
  ["for a new table", undefined, "warning"],
])("the keys are %s", (_, table, level) => {
  expect(worstOf(judgeKeys(table, "k"))).toBe(level);
});

const clock = new ManualClock("2027-03-01T12:00:00Z");
const send: Send = {
  id: "announcement-dih-5-r1",
  kind: "announcement",
  edition: "announcement-dih-5-r1",
  status: "running",
  rev: 1,
  createdAt: "2027-03-01T11:50:00Z",
  begunAt: "2027-03-01T11:50:00Z",
  by: "staff",
  audience: { topic: "announcements" },
  recipients: 100,
};
const long = { createdAt: "2027-03-01T08:00:00Z", begunAt: "2027-03-01T08:00:00Z" };
const reminder = { meeting: "dih-5", start: "", offset: "P1D" };

test.each<[string, Partial<Send>, Level, RegExp]>([
  ["on its way", {}, "ok", /in time: 1/],
  ["finished", { status: "finished" }, "ok", /None of the newest 100 sends/],
  ["on its way for hours", long, "wrong", /should have finished/],
  ["paused by the guard", { status: "paused", pausedBecause: "5 of 100 bounced." }, "warning", /5 of 100 bounced/],
  ["paused by staff", { status: "paused", pausedBecause: "staff" }, "warning", /by staff/],
  ["parked", { parkedUntil: "2027-03-01T12:10:00Z" }, "warning", /quota is spent/],
  ["parked until a while ago", { parkedUntil: "2027-03-01T11:55:00Z" }, "ok", /in time/],
  ["missed today", { status: "missed", reminder: { ...reminder, due: "2027-03-01T09:00:00Z" } }, "warning", /missed/],
  [
    "missed last year",
    { status: "missed", reminder: { ...reminder, due: "2026-03-01T09:00:00Z" } },
    "ok",
    /None of the newest 100 sends/,
  ],
])("a send that is %s", (_, changes, level, says) => {
  const findings = judgeSends([{ ...send, ...changes }], clock, 14);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

test("the standing letters are always on their way", () => {
  const { audience: _, ...standing } = { ...send, ...long, id: "welcome" };
  expect(worstOf(judgeSends([standing], clock, 14))).toBe("ok");
});

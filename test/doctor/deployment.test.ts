import type { RuleState } from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import { judgeAddress, type Web } from "../../ops/doctor/checks/address.ts";
import { type Alarm, judgeAlarms, judgeCalls } from "../../ops/doctor/checks/alarms.ts";
import { judgeConfigurationSet } from "../../ops/doctor/checks/configuration-set.ts";
import {
  type Destination,
  judgeDestinations,
  judgeQueuePolicy,
  judgeSubscription,
  type Subscription,
} from "../../ops/doctor/checks/event-path.ts";
import { judgeFunction, type Running } from "../../ops/doctor/checks/functions.ts";
import { judgeBeat, judgeClocks, judgeRule } from "../../ops/doctor/checks/heartbeat.ts";
import { judgeLogs, type LogGroup } from "../../ops/doctor/checks/logs.ts";
import { judgeAges, judgeQueue, type Standing } from "../../ops/doctor/checks/queues.ts";
import { judgeStack, judgeVersion } from "../../ops/doctor/checks/stacks.ts";
import { judgeBackups, judgeTable } from "../../ops/doctor/checks/table.ts";
import type { Level } from "../../ops/doctor/finding.ts";
import { type Part, partsOf, type Stack } from "../../ops/doctor/made.ts";
import { synthesize } from "../infra/template.ts";
import { variants } from "../infra/variants.ts";
import { said, worstOf } from "./levels.ts";

const minute = 60_000;
const day = 1_440 * minute;
const now = Date.parse("2027-03-01T12:00:00Z");

const stack: Stack = { name: "dih-data", status: "UPDATE_COMPLETE", isProtected: true, outputs: {}, resources: [] };
test.each<[string, Part, Stack | undefined, Level]>([
  ["deployed", "data", stack, "ok"],
  ["missing", "data", undefined, "wrong"],
  ["under way", "data", { ...stack, status: "UPDATE_IN_PROGRESS" }, "warning"],
  ["never made", "data", { ...stack, status: "ROLLBACK_COMPLETE" }, "wrong"],
  ["stuck", "data", { ...stack, status: "UPDATE_ROLLBACK_FAILED" }, "wrong"],
  ["taken back", "data", { ...stack, status: "UPDATE_ROLLBACK_COMPLETE" }, "warning"],
  ["data unprotected", "data", { ...stack, isProtected: false }, "warning"],
  ["service unprotected", "service", { ...stack, isProtected: false }, "ok"],
])("a stack: %s", (_, part, found, level) => {
  expect(worstOf(judgeStack("dih-data", part, found))).toBe(level);
});

test("doctor looks at the stacks that the settings have made", () => {
  for (const changes of Object.values(variants)) {
    const { deployment, templates } = synthesize(changes);
    expect(partsOf(deployment).sort()).toEqual(Object.keys(templates).sort());
  }
});

test.each<[string | undefined, string | undefined, Level]>([
  ["abc", "abc", "ok"],
  ["abc", undefined, "ok"],
  ["abc", "def", "warning"],
  ["abc-dirty", "abc-dirty", "warning"],
  ["unknown", "abc", "warning"],
  [undefined, "abc", "warning"],
])("the deployment is of %s, the checkout %s", (deployed, here, level) => {
  expect(worstOf(judgeVersion(deployed, here))).toBe(level);
});

test.each<[string, Parameters<typeof judgeConfigurationSet>[0], Level]>([
  ["as it should be", { SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] } }, "ok"],
  ["suppressing bounces alone", { SuppressionOptions: { SuppressedReasons: ["BOUNCE"] } }, "wrong"],
  [
    "switched off",
    {
      SendingOptions: { SendingEnabled: false },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    },
    "wrong",
  ],
])("the configuration set: %s", (_, found, level) => {
  expect(worstOf(judgeConfigurationSet(found))).toBe(level);
});

const destination: Destination = {
  Enabled: true,
  MatchingEventTypes: ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE", "OPEN"],
  topic: "arn:topic",
};
test.each<[string, Destination[], Level]>([
  ["all of them to the topic", [destination], "ok"],
  ["nothing", [], "wrong"],
  ["switched off", [{ ...destination, Enabled: false }], "wrong"],
  ["to another topic", [{ ...destination, topic: "arn:other" }], "wrong"],
  ["no complaints", [{ ...destination, MatchingEventTypes: ["SEND", "DELIVERY", "BOUNCE"] }], "wrong"],
])("what SES tells of: %s", (_, found, level) => {
  expect(worstOf(judgeDestinations(found, "arn:topic"))).toBe(level);
});

const subscription: Subscription = { endpoint: "arn:queue", arn: "arn:subscription", raw: true };
test.each<[string, Subscription[], Level]>([
  ["the queue, as it is", [subscription], "ok"],
  ["nobody", [], "wrong"],
  ["another queue", [{ ...subscription, endpoint: "arn:other" }], "wrong"],
  ["wrapped", [{ ...subscription, raw: false }], "wrong"],
  ["unconfirmed", [{ ...subscription, arn: "PendingConfirmation" }], "wrong"],
])("who gets events: %s", (_, found, level) => {
  expect(worstOf(judgeSubscription(found, "arn:queue"))).toBe(level);
});

const allow = {
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: "arn:queue",
  Condition: { ArnEquals: { "aws:SourceArn": "arn:topic" } },
};
const overTls = { Effect: "Deny", Principal: { AWS: "*" }, Action: "sqs:*", Resource: "arn:queue" };
test.each<[string, unknown, Level]>([
  ["lets the topic in", { Statement: [overTls, allow] }, "ok"],
  ["is one statement", { Statement: allow }, "ok"],
  ["lets nobody in", { Statement: [overTls] }, "wrong"],
  ["denies the topic", { Statement: [{ ...allow, Effect: "Deny" }] }, "wrong"],
  [
    "lets another topic in",
    { Statement: [{ ...allow, Condition: { ArnEquals: { "aws:SourceArn": "arn:x" } } }] },
    "wrong",
  ],
  ["lets another service in", { Statement: [{ ...allow, Principal: { Service: "s3.amazonaws.com" } }] }, "wrong"],
  ["cannot be read", "…", "wrong"],
])("the queue's policy %s", (_, policy, level) => {
  expect(worstOf(judgeQueuePolicy(JSON.stringify(policy), "arn:topic"))).toBe(level);
});

test("a queue without a policy lets nobody in", () => {
  expect(worstOf(judgeQueuePolicy(undefined, "arn:topic"))).toBe("wrong");
});

test.each<[RuleState, string, number, Level]>([
  ["ENABLED", "rate(1 minute)", 1, "ok"],
  ["DISABLED", "rate(1 minute)", 1, "wrong"],
  ["ENABLED", "rate(1 hour)", 1, "warning"],
  ["ENABLED", "rate(1 minute)", 0, "wrong"],
])("a rule that is %s, at %s, with %d targets", (State, ScheduleExpression, targets, level) => {
  expect(worstOf(judgeRule({ State, ScheduleExpression }, targets))).toBe(level);
});

test.each<[number | undefined, Level, RegExp]>([
  [now - minute, "ok", /three minutes/],
  [now - 5 * minute, "warning", /5 minutes ago/],
  [now - 30 * minute, "wrong", /30 minutes ago/],
  [now - 3 * day, "wrong", /72 hours ago/],
  [undefined, "wrong", /never run/],
])("a last heartbeat at %s", (at, level, says) => {
  const findings = judgeBeat(at, now);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

test.each<[number, Level, string]>([
  [900, "ok", "agrees"],
  [-240_000, "warning", "240 seconds ahead of"],
  [95_000, "warning", "95 seconds behind"],
])("AWS's clock is %d ms before ours", (skew, level, says) => {
  const findings = judgeClocks(skew);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringContaining(says)]);
});

const standing: Standing = { name: "bulk", waiting: 3, dead: 0, redrivesTo: "arn:dead", deadLetters: "arn:dead" };
test.each<[string, Standing, Level]>([
  ["at work", standing, "ok"],
  ["with dead letters", { ...standing, dead: 2 }, "wrong"],
  ["without a place for dead letters", { ...standing, redrivesTo: undefined }, "wrong"],
])("a queue %s", (_, found, level) => {
  expect(worstOf(judgeQueue(found))).toBe(level);
});

test.each<[object, Level]>([
  [{ plan: 3_599, bulk: 20_000, express: 10, feedback: 899 }, "ok"],
  [{}, "ok"],
  [{ feedback: 901 }, "warning"],
])("messages that have waited %j seconds", (ages, level) => {
  expect(worstOf(judgeAges(ages))).toBe(level);
});

const running: Running = {
  name: "deliver",
  configuration: { State: "Active", LastUpdateStatus: "Successful", Runtime: "nodejs24.x" },
  reserved: undefined,
  sources: [{ State: "Enabled", LastProcessingResult: "OK" }, { State: "Enabled" }],
};
test.each<[string, Running, Level]>([
  ["runs", running, "ok"],
  ["rests", { ...running, configuration: { ...running.configuration, State: "Inactive" } }, "ok"],
  ["failed", { ...running, configuration: { ...running.configuration, State: "Failed" } }, "wrong"],
  [
    "is on another runtime",
    { ...running, configuration: { ...running.configuration, Runtime: "nodejs20.x" } },
    "warning",
  ],
  ["is switched off", { ...running, reserved: 0 }, "wrong"],
  ["has a source off", { ...running, sources: [{ State: "Enabled" }, { State: "Disabled" }] }, "wrong"],
  [
    "may not read its queue",
    {
      ...running,
      sources: [{ State: "Enabled" }, { State: "Enabled", LastProcessingResult: "PROBLEM: Access denied" }],
    },
    "wrong",
  ],
  ["public reads no queue", { ...running, name: "public", sources: [] }, "ok"],
])("a function: %s", (_, found, level) => {
  expect(worstOf(judgeFunction(found))).toBe(level);
});

const log: LogGroup = { name: "tick", exists: true, days: 90 };
test.each<[string, LogGroup, number, Level]>([
  ["three months", log, 85, "ok"],
  ["a week", { ...log, days: 7 }, 0, "warning"],
  ["60 days", { ...log, days: 60 }, 35, "ok"],
  ["60 days", { ...log, days: 60 }, 85, "warning"],
  ["for ever", { ...log, days: undefined }, 35, "warning"],
  ["not at all", { ...log, exists: false }, 35, "wrong"],
])("a log that is kept %s: %j, weekly copies for %d days", (_, found, backupDays, level) => {
  expect(worstOf(judgeLogs([found], backupDays))).toBe(level);
});

const table = {
  TableStatus: "ACTIVE",
  DeletionProtectionEnabled: true,
  GlobalSecondaryIndexes: [{ IndexName: "due", IndexStatus: "ACTIVE" }],
} as const;
test.each<[string, Parameters<typeof judgeTable>[0], Level]>([
  ["as it should be", { ...table, GlobalSecondaryIndexes: [...table.GlobalSecondaryIndexes] }, "ok"],
  ["unprotected", { TableStatus: "ACTIVE", DeletionProtectionEnabled: false }, "wrong"],
  ["going", { TableStatus: "DELETING", DeletionProtectionEnabled: true }, "wrong"],
  ["with an index in the making", { ...table, GlobalSecondaryIndexes: [{ IndexStatus: "CREATING" }] }, "warning"],
])("a table %s", (_, found, level) => {
  expect(worstOf(judgeTable(found))).toBe(level);
});

test.each<[string | undefined, boolean, string | undefined, Level]>([
  ["ENABLED", true, "vault-1", "ok"],
  ["ENABLED", false, undefined, "ok"],
  ["ENABLED", true, undefined, "wrong"],
  ["DISABLED", false, undefined, "wrong"],
  [undefined, true, "vault-1", "wrong"],
])("recovery %s, weekly copies wanted: %s, in the vault %s", (recovery, wanted, vault, level) => {
  expect(worstOf(judgeBackups(recovery, { wanted, vault }))).toBe(level);
});

test("doctor says that it does not look at weekly copies, and what does", () => {
  const findings = judgeBackups("ENABLED", { wanted: true, vault: "vault-1" });
  expect(said(findings)).toMatch(/does not look .+: aws backup \S+ --backup-vault-name vault-1\.$/);
});

const alarm: Alarm = { AlarmName: "dih-production-age-of-bulk", StateValue: "OK", ActionsEnabled: true };
test.each<[string, Alarm[], Level]>([
  ["quiet", [alarm, { ...alarm, StateValue: "INSUFFICIENT_DATA" }], "ok"],
  ["none", [], "wrong"],
  ["calling", [{ ...alarm, StateValue: "ALARM" }], "wrong"],
  ["switched off", [{ ...alarm, ActionsEnabled: false }], "warning"],
])("alarms: %s", (_, found, level) => {
  expect(worstOf(judgeAlarms(found, "dih-production"))).toBe(level);
});

test("an alarm that calls names its section of the runbook", () => {
  const [finding] = judgeAlarms([{ ...alarm, StateValue: "ALARM" }], "dih-production");
  expect(finding?.remedy).toBe("docs/runbook.md#age-of-bulk");
});

test.each<[string[], Level]>([
  [["arn:aws:sns:eu-west-1:1:topic:id"], "ok"],
  [["PendingConfirmation"], "wrong"],
  [[], "wrong"],
])("alarms call %j", (arns, level) => {
  expect(worstOf(judgeCalls(arns))).toBe(level);
});

test.each<[string, Web, Level]>([
  ["answers", { answer: 200, until: now + 60 * day }, "ok"],
  ["has another page there", { answer: 404, until: now + 60 * day }, "wrong"],
  ["fails", { answer: 503, until: now + 60 * day }, "wrong"],
  ["is nowhere", { answer: "ENOTFOUND", until: undefined }, "wrong"],
  ["has a certificate for two weeks", { answer: 200, until: now + 14 * day }, "warning"],
  ["has a certificate for two days", { answer: 200, until: now + 2 * day }, "wrong"],
])("the hub's address %s", (_, web, level) => {
  expect(worstOf(judgeAddress("https://hub.example.org", web, now))).toBe(level);
});

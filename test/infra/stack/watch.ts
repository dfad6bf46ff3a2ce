import { expect, test } from "vitest";
import { z } from "zod";
import { metricUnits } from "../../../hub/metrics.ts";
import { stack, synthesize } from "../template.ts";

const { templates, nameOf, ofType, outputs } = stack;

const alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.tuple([z.unknown()]),
  OKActions: z.tuple([z.unknown()]),
  Namespace: z.string(),
  MetricName: z.string(),
  Statistic: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  Period: z.number(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.enum(["notBreaching", "breaching", "ignore"]),
});
const alarms = ofType("AWS::CloudWatch::Alarm").map(([, { Properties }]) => alarm.parse(Properties));
const lineOf = ({
  Namespace,
  MetricName,
  Statistic,
  Dimensions,
  ComparisonOperator,
  Threshold,
}: (typeof alarms)[number]) =>
  [
    Namespace,
    MetricName,
    ...Dimensions.map(({ Value }) => nameOf(Value)),
    Statistic,
    ComparisonOperator.startsWith("Less") ? "<" : ">=",
    Threshold,
  ].join(" ");

test("what is watched, and from when on it is an alarm", () => {
  expect(alarms.map(lineOf).sort()).toEqual(
    [
      "AWS/Lambda Invocations Tick/Function Sum < 1",
      ...["Public", "Staff", "Tick", "Plan", "Deliver", "Feedback"].map(
        (name) => `AWS/Lambda Errors ${name}/Function Average >= 0.1`,
      ),
      "AWS/Lambda Throttles Sum >= 1",
      "AWS/ApiGateway 5xx Web/Api Sum >= 5",
      ...["Queues/Plan", "Queues/Bulk", "Queues/Express", "Events/Feedback"].map(
        (queue) => `AWS/SQS ApproximateNumberOfMessagesVisible ${queue}DeadLetters Maximum >= 1`,
      ),
      "AWS/SQS ApproximateAgeOfOldestMessage Queues/Plan Maximum >= 3600",
      "AWS/SQS ApproximateAgeOfOldestMessage Queues/Bulk Maximum >= 21600",
      "AWS/SQS ApproximateAgeOfOldestMessage Queues/Express Maximum >= 1800",
      "AWS/SQS ApproximateAgeOfOldestMessage Events/Feedback Maximum >= 900",
      "AWS/SES Reputation.BounceRate Maximum >= 0.04",
      "AWS/SES Reputation.ComplaintRate Maximum >= 0.0008",
      "Reconvene QuotaUsed dih-production Maximum >= 80",
      "Reconvene MailRefused dih-production Sum >= 3",
      "Reconvene SendsOverdue dih-production Sum >= 1",
      "Reconvene RemindersMissed dih-production Sum >= 1",
      "AWS/DynamoDB ReadThrottleEvents Data/Table Sum >= 1",
      "AWS/DynamoDB WriteThrottleEvents Data/Table Sum >= 1",
    ].sort(),
  );
});

test("each of the hub's own metrics has an alarm, and none is computed from others", () => {
  const own = alarms.filter(({ Namespace }) => Namespace === "Reconvene").map(({ MetricName }) => MetricName);
  expect(own.sort()).toEqual(Object.keys(metricUnits).sort());
  const regional = synthesize({ account: "123456789012", region: "eu-west-1" });
  for (const { ofType: typed } of [stack, regional]) {
    for (const [, { Properties }] of typed("AWS::CloudWatch::Alarm")) expect(Properties.Metrics).toBeUndefined();
  }
});

test("silence is an alarm where something has to be heard each minute, and nowhere else", () => {
  const silent = alarms.filter(({ TreatMissingData }) => TreatMissingData === "breaching");
  expect(silent.map(({ AlarmName, Period, EvaluationPeriods }) => [AlarmName, Period * EvaluationPeriods])).toEqual([
    ["dih-production-no-heartbeat", 600],
  ]);
});

test("alarms call when it begins and when it is over, at the address of the settings", () => {
  for (const { AlarmActions, OKActions } of alarms) {
    expect([nameOf(AlarmActions[0]), nameOf(OKActions[0])]).toEqual(["Calls/Topic", "Calls/Topic"]);
  }
  templates.watch.hasResourceProperties("AWS::SNS::Subscription", {
    Protocol: "email",
    Endpoint: "data-hub-alarms@example.org",
  });
});

test("each description is a sentence and the way to its section of the runbook", () => {
  for (const { AlarmName, AlarmDescription } of alarms) {
    const section = AlarmName.replace("dih-production-", "");
    expect(AlarmDescription).toMatch(/^[A-Z][^.]{20,}.*\. What to do: /);
    expect(AlarmDescription.endsWith(` What to do: docs/runbook.md#${section}`)).toBe(true);
  }
  const { watch } = stack.deployment;
  const elsewhere = synthesize({ watch: { ...watch, runbook: "https://wiki.example.org/runbook" } });
  for (const [, { Properties }] of elsewhere.ofType("AWS::CloudWatch::Alarm")) {
    expect(Properties.AlarmDescription).toContain(" What to do: https://wiki.example.org/runbook#");
  }
});

test("a dashboard by the name of hub and stage has all alarms and all functions on it", () => {
  const [[, dashboard] = []] = ofType("AWS::CloudWatch::Dashboard");
  expect(dashboard?.Properties.DashboardName).toBe("dih-production");
  const body = nameOf(dashboard?.Properties.DashboardBody);
  for (const [name] of ofType("AWS::CloudWatch::Alarm")) expect(body).toContain(name);
  for (const [name] of ofType("AWS::Lambda::Function")) expect(body).toContain(name);
  expect(outputs.DashboardAddress).toContain("dih-production");
});

test("the month's budget tells at four fifths, and when it will be passed", () => {
  templates.watch.hasResourceProperties("AWS::Budgets::Budget", {
    Budget: { BudgetLimit: { Amount: 30, Unit: "USD" }, TimeUnit: "MONTHLY" },
    NotificationsWithSubscribers: [
      { Notification: { NotificationType: "ACTUAL", Threshold: 80 } },
      { Notification: { NotificationType: "FORECASTED", Threshold: 100 } },
    ],
  });
});

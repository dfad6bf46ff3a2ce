import { type MetricAlarm, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import type { Check } from "../check.ts";
import { either, type Finding, fine, putBack, warning, wrong } from "../finding.ts";

export type Alarm = Pick<MetricAlarm, "AlarmName" | "StateValue" | "ActionsEnabled">;

/** Alarms are called by hub, stage and the section of the runbook to read. */
export function judgeAlarms(alarms: Alarm[], hub: string): Finding[] {
  if (alarms.length === 0) return [wrong("There are no alarms.", putBack)];
  const calling = alarms.filter(({ StateValue }) => StateValue === "ALARM");
  const silent = alarms.filter(({ ActionsEnabled }) => ActionsEnabled === false);
  const section = (name: string) => `docs/runbook.md#${name.replace(`${hub}-`, "")}`;
  return [
    ...(calling.length === 0 ? [fine(`None of ${alarms.length} alarms calls.`)] : []),
    ...calling.map(({ AlarmName = "" }) => wrong(`${AlarmName} is in alarm.`, section(AlarmName))),
    ...(silent.length === 0
      ? []
      : [warning(`${silent.length} alarms are switched off.`, "aws cloudwatch enable-alarm-actions --alarm-names …")]),
  ];
}

/** Whether somebody hears of alarms. Endpoints are addresses, and are not shown. */
export function judgeCalls(arns: string[]): Finding[] {
  const confirmed = arns.filter((arn) => arn.startsWith("arn:")).length;
  return [
    either(
      confirmed > 0,
      "Whoever is to hear of alarms has agreed to.",
      arns.length > 0
        ? wrong(
            "Nobody hears of alarms: the subscription waits for its link to be clicked.",
            "SNS has written to watch.alarmsTo; `aws sns subscribe` has it write again.",
          )
        : wrong("Nobody hears of alarms: their topic has no subscription.", putBack),
    ),
  ];
}

export const alarms: Check = {
  theme: "Alarms",
  about: "the alarms",
  asksAws: true,
  async look({ aws, deployment }) {
    const found: Alarm[] = [];
    const asked = { AlarmNamePrefix: `${deployment.id}-` };
    for await (const page of paginateDescribeAlarms({ client: aws.cloudWatch }, asked)) {
      found.push(...(page.MetricAlarms ?? []));
    }
    return judgeAlarms(found, deployment.id);
  },
};

export const calls: Check = {
  theme: "Alarms",
  about: "who hears of alarms",
  asksAws: true,
  async look({ aws, made }) {
    const TopicArn = made.one("watch", "AWS::SNS::Topic");
    const { Subscriptions = [] } = await aws.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    return judgeCalls(Subscriptions.map(({ SubscriptionArn = "" }) => SubscriptionArn));
  },
};

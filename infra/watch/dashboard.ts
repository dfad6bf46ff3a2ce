import { Duration } from "aws-cdk-lib";
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { functionNames } from "../bundle.ts";
import type { Deployment } from "../deployment.ts";
import { queueNames } from "../longest-waits.ts";
import { ownMetric } from "./mail.ts";
import type { WatchedStacks } from "./watch-stack.ts";

const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
  new GraphWidget({ title, left, right, width: 8, height: 6 });
const ses = (metricName: string) => new Metric({ namespace: "AWS/SES", metricName, statistic: "Sum" });

/** One page on which a person sees how the hub is: alarms first, then mail, work, and what it runs on. */
export class HubDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    deployment: Deployment,
    { data, service, queues }: WatchedStacks,
    alarms: Alarm[],
  ) {
    super(scope, id);
    const { functions } = service;
    const { api } = service.web;
    const table = data.table.table;
    const capacity = (metricName: string) => table.metric(metricName, { statistic: "Sum" });
    new Dashboard(this, "Dashboard", {
      dashboardName: deployment.id,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: "Alarms", alarms, width: 24, height: 4 })],
        [
          graph("Mail of the account", ["Send", "Delivery", "Bounce", "Complaint", "Reject"].map(ses)),
          graph("Quota used, %", [ownMetric(deployment.id, "QuotaUsed", "Maximum", 5)]),
          graph(
            "What should not be",
            (["SendsOverdue", "RemindersMissed", "MailRefused"] as const).map((name) =>
              ownMetric(deployment.id, name, "Sum", 5),
            ),
          ),
        ],
        [
          graph(
            "Waiting in queues",
            queueNames.map((name) => queues[name].queue.metricApproximateNumberOfMessagesVisible({ label: name })),
          ),
          graph(
            "Age of the oldest, s",
            queueNames.map((name) => queues[name].queue.metricApproximateAgeOfOldestMessage({ label: name })),
          ),
          graph(
            "Dead letters",
            queueNames.map((name) =>
              queues[name].deadLetters.metricApproximateNumberOfMessagesVisible({ label: name }),
            ),
          ),
        ],
        [
          graph(
            "Calls",
            functionNames.map((name) => functions[name].metricInvocations({ label: name })),
          ),
          graph(
            "Errors",
            functionNames.map((name) => functions[name].metricErrors({ label: name })),
          ),
          graph(
            "Duration, 95 of 100 below, ms",
            functionNames.map((name) => functions[name].metricDuration({ label: name, statistic: "p95" })),
          ),
        ],
        [
          graph("Requests", [api.metricCount()], [api.metricClientError(), api.metricServerError()]),
          graph("Time to answer, ms", [
            api.metricLatency({ statistic: "p50" }),
            api.metricLatency({ statistic: "p95" }),
          ]),
          graph(
            "Table",
            [capacity("ConsumedReadCapacityUnits"), capacity("ConsumedWriteCapacityUnits")],
            [capacity("ReadThrottleEvents"), capacity("WriteThrottleEvents")],
          ),
        ],
      ],
    });
  }
}

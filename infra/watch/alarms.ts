import { Alarm, ComparisonOperator } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";
import { anchorOf, type Watched } from "./watched.ts";

const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;

/** An alarm for each thing that is watched. It calls when that goes wrong, and again when it is well. */
export class Alarms extends Construct {
  readonly all: Alarm[];

  constructor(
    scope: Construct,
    id: string,
    { deployment, watched, topic }: { deployment: Deployment; watched: Watched[]; topic: Topic },
  ) {
    super(scope, id);
    const runbook = deployment.watch.runbook ?? "docs/runbook.md";
    const call = new SnsAction(topic);
    this.all = watched.map(({ title, means, metric, threshold, below, bad = { periods: 1, of: 1 }, missing }) => {
      const alarm = new Alarm(this, title, {
        // What its mail is headed by: hub, stage, and the section to read.
        alarmName: `${deployment.id}-${anchorOf(title)}`,
        alarmDescription: `${means} What to do: ${runbook}#${anchorOf(title)}`,
        metric,
        threshold,
        comparisonOperator: below ? LESS_THAN_THRESHOLD : GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        datapointsToAlarm: bad.periods,
        evaluationPeriods: bad.of,
        treatMissingData: missing,
      });
      alarm.addAlarmAction(call);
      alarm.addOkAction(call);
      return alarm;
    });
  }
}

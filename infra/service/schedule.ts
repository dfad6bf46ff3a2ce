import { Duration, Validations } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";

const minute = Duration.minutes(1);

/** A scheduled EventBridge rule calls tick. A minute that is missed is made up for by the next: nothing is retried. */
export class HeartbeatSchedule extends Construct {
  constructor(scope: Construct, id: string, tick: IFunction) {
    super(scope, id);
    tick.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: minute });
    const rule = new Rule(this, "EveryMinute", {
      schedule: Schedule.rate(minute),
      targets: [new LambdaFunction(tick, { retryAttempts: 0, maxEventAge: minute })],
    });
    const reason = "A minute that is missed is made up for by the next; an alarm tells when several are.";
    Validations.of(tick).acknowledge({ id: "Serverless-LambdaAsyncFailureDestination", reason });
    Validations.of(rule).acknowledge({ id: "Serverless-EventBusDLQ", reason });
  }
}

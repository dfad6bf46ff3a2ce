import { Stack, type StackProps } from "aws-cdk-lib";
import type { NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import type { Construct } from "constructs";
import { type FunctionName, functionNames } from "../bundle.ts";
import type { DataStack } from "../data/data-stack.ts";
import type { Deployment } from "../deployment.ts";
import type { MailStack } from "../mail/mail-stack.ts";
import { output, outputQueue } from "../output.ts";
import type { PeopleWay } from "../staff/sign-in.ts";
import { Deliver } from "./deliver.ts";
import { Feedback } from "./feedback.ts";
import type { Shared } from "./function.ts";
import { WebApi } from "./http-api.ts";
import { Plan } from "./plan.ts";
import { Public } from "./public.ts";
import { Queues } from "./queues.ts";
import { HeartbeatSchedule } from "./schedule.ts";
import { Staff } from "./staff.ts";
import { Tick } from "./tick.ts";

interface ServiceNeeds {
  data: DataStack;
  mail: MailStack;
  people: PeopleWay;
  /** Of the code (version.ts). */
  version: string | undefined;
}

/** What runs. All of it can be made again from the code. */
export class ServiceStack extends Stack {
  readonly functions: Record<FunctionName, NodejsFunction>;
  readonly queues: Queues;
  readonly web: WebApi;

  constructor(
    scope: Construct,
    id: string,
    deployment: Deployment,
    { data, mail, people, version, ...props }: StackProps & ServiceNeeds,
  ) {
    super(scope, id, props);
    this.queues = new Queues(this, "Queues");
    const shared: Shared = { deployment, table: data.table, secrets: data.secrets, queues: this.queues };
    this.functions = {
      public: new Public(this, "Public", shared).function,
      staff: new Staff(this, "Staff", shared, people.signIn).function,
      tick: new Tick(this, "Tick", shared).function,
      plan: new Plan(this, "Plan", shared).function,
      deliver: new Deliver(this, "Deliver", shared).function,
      feedback: new Feedback(this, "Feedback", { ...shared, events: mail.feedback.queue }).function,
    };
    new HeartbeatSchedule(this, "Schedule", this.functions.tick);
    this.web = new WebApi(this, "Web", this.functions, people);

    output(this, "address", this.web.stage.url);
    output(this, "table", data.table.table.tableName);
    output(this, "version", version ?? "unknown");
    output(this, "api log", this.web.log.logGroupName);
    for (const name of functionNames) output(this, `${name} log`, this.functions[name].logGroup.logGroupName);
    for (const name of ["plan", "bulk", "express"] as const) outputQueue(this, name, this.queues[name]);
  }
}

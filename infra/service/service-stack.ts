import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { DataStack } from "../data/data-stack.ts";
import type { Deployment } from "../deployment.ts";
import type { MailStack } from "../mail/mail-stack.ts";
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

/** What runs. All of it can be made again from the code. */
export class ServiceStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    deployment: Deployment,
    { data, mail, ...props }: StackProps & { data: DataStack; mail: MailStack },
  ) {
    super(scope, id, props);
    const shared: Shared = {
      deployment,
      table: data.table,
      secrets: data.secrets,
      queues: new Queues(this, "Queues"),
    };
    const publicSide = new Public(this, "Public", shared);
    const staff = new Staff(this, "Staff", shared);
    const tick = new Tick(this, "Tick", shared);
    new Plan(this, "Plan", shared);
    new Deliver(this, "Deliver", shared);
    new Feedback(this, "Feedback", { ...shared, events: mail.feedback.queue });
    new HeartbeatSchedule(this, "Schedule", tick.function);
    const web = new WebApi(this, "Web", { public: publicSide.function, staff: staff.function });
    new CfnOutput(this, "Address", { value: web.stage.url });
    new CfnOutput(this, "StaffTokenSecret", { value: data.secrets.staffToken.secretArn });
  }
}

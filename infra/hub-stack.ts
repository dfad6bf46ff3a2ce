import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Deliver } from "./deliver.ts";
import type { Deployment } from "./deployment.ts";
import { Feedback } from "./feedback.ts";
import type { Shared } from "./function.ts";
import { WebApi } from "./http-api.ts";
import { Mail } from "./mail.ts";
import { Plan } from "./plan.ts";
import { Public } from "./public.ts";
import { Queues } from "./queues.ts";
import { HeartbeatSchedule } from "./schedule.ts";
import { Secrets } from "./secrets.ts";
import { Staff } from "./staff.ts";
import { HubTable } from "./table.ts";
import { Tick } from "./tick.ts";

/** One hub, whole. */
export class HubStack extends Stack {
  constructor(scope: Construct, deployment: Deployment, props: StackProps = {}) {
    super(scope, deployment.stack, props);
    const shared: Shared = {
      deployment,
      table: new HubTable(this, "Data"),
      queues: new Queues(this, "Queues"),
      secrets: new Secrets(this, "Secrets"),
    };
    const mail = new Mail(this, "Mail", deployment, shared.queues.feedback);
    const publicSide = new Public(this, "Public", shared);
    const staff = new Staff(this, "Staff", shared);
    const tick = new Tick(this, "Tick", shared);
    new Plan(this, "Plan", shared);
    new Deliver(this, "Deliver", { ...shared, mail });
    new Feedback(this, "Feedback", shared);
    new HeartbeatSchedule(this, "Schedule", tick.function);
    const web = new WebApi(this, "Web", { public: publicSide.function, staff: staff.function, deployment });

    this.output("Address", web.url);
    if (web.aliasTarget) this.output("AliasTarget", web.aliasTarget);
    this.output("StaffTokenSecret", shared.secrets.staffToken.secretArn);
    mail.identity.dkimRecords.forEach(({ name, value }, i) => {
      this.output(`Dkim${i + 1}`, `${name} CNAME ${value}`);
    });
    this.output("MailFromMx", `${deployment.mail.mailFrom} MX 10 feedback-smtp.${this.region}.amazonses.com`);
    this.output("MailFromSpf", `${deployment.mail.mailFrom} TXT "v=spf1 include:amazonses.com ~all"`);
  }

  private output(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}

import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";
import { output, outputQueue } from "../output.ts";
import type { QueuePair } from "../queue-pair.ts";
import { MailEvents } from "./events.ts";
import { MailIdentity } from "./identity.ts";

/** SES for one hub. Its outputs are the DNS records that it asks for, and the queue of its events. */
export class MailStack extends Stack {
  /** SES's events, for the service to read. */
  readonly feedback: QueuePair;

  constructor(scope: Construct, id: string, deployment: Deployment, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { configurationSet, dkimRecords } = new MailIdentity(this, "Mail", deployment);
    this.feedback = new MailEvents(this, "Events", configurationSet).feedback;
    const { mailFrom } = deployment.mail;
    dkimRecords.forEach(({ name, value }, i) => {
      output(this, `dkim${i + 1}`, `${name} CNAME ${value}`);
    });
    outputQueue(this, "feedback", this.feedback);
    output(this, "mail from mx", `${mailFrom} MX 10 feedback-smtp.${this.region}.amazonses.com`);
    output(this, "mail from spf", `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`);
  }
}

import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";
import type { QueuePair } from "../queue-pair.ts";
import { MailEvents } from "./events.ts";
import { MailIdentity } from "./identity.ts";

/** SES for one hub. Its outputs are the DNS records that it asks for. */
export class MailStack extends Stack {
  /** SES's events, for the service to read. */
  readonly feedback: QueuePair;

  constructor(scope: Construct, id: string, deployment: Deployment, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { configurationSet, dkimRecords } = new MailIdentity(this, "Mail", deployment);
    this.feedback = new MailEvents(this, "Events", configurationSet).feedback;
    const { mailFrom } = deployment.mail;
    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    dkimRecords.forEach(({ name, value }, i) => {
      output(`Dkim${i + 1}`, `${name} CNAME ${value}`);
    });
    output("MailFromMx", `${mailFrom} MX 10 feedback-smtp.${this.region}.amazonses.com`);
    output("MailFromSpf", `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`);
  }
}

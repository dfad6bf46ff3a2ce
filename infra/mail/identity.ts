import { ConfigurationSet, EmailIdentity, Identity, SuppressionReasons } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";

/** Who mail is from. */
export class MailIdentity extends Construct {
  readonly configurationSet: ConfigurationSet;
  /** CNAMEs, by which SES verifies the domain and signs. */
  readonly dkimRecords: { name: string; value: string }[];

  constructor(scope: Construct, id: string, { mail, hub }: Deployment) {
    super(scope, id);
    // The one fixed name: functions call it so, and are allowed it so.
    this.configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      configurationSetName: hub.configurationSet,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const identity = new EmailIdentity(this, "Identity", {
      identity: Identity.domain(mail.identity),
      dkimSigning: true,
      mailFromDomain: mail.mailFrom,
      // Mail that names no configuration set has this one: none leaves unseen.
      configurationSet: this.configurationSet,
      // Bounces and complaints come as events; mail about them would reach an address that nobody reads.
      feedbackForwarding: false,
    });
    this.dkimRecords = identity.dkimRecords;
  }
}

import { Stack } from "aws-cdk-lib";
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { Deployment } from "./deployment.ts";
import type { QueuePair } from "./queues.ts";

/** What functions/feedback understands. Opens and clicks are not watched. */
const events = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/** Who mail is from, and the way back of what became of it: SES → SNS → SQS. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, { mail, hub }: Deployment, feedback: QueuePair) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      configurationSetName: hub.configurationSet,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const resourceName = this.configurationSet.configurationSetName;
    this.configurationSetArn = Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName,
    });
    this.identity = new EmailIdentity(this, "Identity", {
      identity: Identity.domain(mail.identity),
      dkimSigning: true,
      mailFromDomain: mail.mailFrom,
      // Bounces and complaints come as events; mail about them would reach an address that nobody reads.
      feedbackForwarding: false,
    });
    // Not encrypted with AWS's own key: its policy cannot be changed to let SES in (SES Developer Guide, SNS topics).
    const topic = new Topic(this, "EventTopic", { enforceSSL: true });
    topic.addSubscription(
      new SqsSubscription(feedback.queue, { rawMessageDelivery: true, deadLetterQueue: feedback.deadLetters }),
    );
    // Also lets SES, for this account and this configuration set alone, publish to the topic.
    new ConfigurationSetEventDestination(this, "Events", {
      configurationSet: this.configurationSet,
      destination: EventDestination.snsTopic(topic),
      events,
    });
  }
}

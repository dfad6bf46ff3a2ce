import {
  type ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { type QueuePair, queuePair } from "../queue-pair.ts";
import { sizes } from "../sizes.ts";

/** What functions/feedback understands. Opens and clicks are not watched. */
const events = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/** For longer than delivery waits for evidence: while an event may still come, nothing is sent without it. */
const receivesOfAnEvent = 25;

/** What became of mail comes back: SES → SNS → SQS. The service reads the queue. */
export class MailEvents extends Construct {
  readonly feedback: QueuePair;

  constructor(scope: Construct, id: string, configurationSet: ConfigurationSet) {
    super(scope, id);
    this.feedback = queuePair(this, "Feedback", sizes.feedback, receivesOfAnEvent);
    // Not encrypted with AWS's own key: its policy cannot be changed to let SES in (SES Developer Guide, SNS topics).
    const topic = new Topic(this, "Topic", { enforceSSL: true });
    topic.addSubscription(
      new SqsSubscription(this.feedback.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: this.feedback.deadLetters,
      }),
    );
    // Also lets SES, for this account and this configuration set alone, publish to the topic.
    new ConfigurationSetEventDestination(this, "Destination", {
      configurationSet,
      destination: EventDestination.snsTopic(topic),
      events,
    });
  }
}

import { Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/** Whom alarms call. CloudWatch of this account may, and nobody else. */
export class Calls extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, address: string) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", { enforceSSL: true });
    const mail = this.topic.addSubscription(new EmailSubscription(address));
    Validations.of(mail).acknowledge({
      id: "Serverless-SNSRedrivePolicy",
      reason:
        "SNS tries mail again by itself, and a queue beside it would have no reader; the alarm itself stays to be seen.",
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
  }
}

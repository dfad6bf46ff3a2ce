import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { z } from "zod";
import { stack } from "../template.ts";

const { templates, resources, outputs, nameOf } = stack;
const allowing = (policy: string, statement: object) =>
  expect(resources[policy]?.Properties).toMatchObject({
    PolicyDocument: { Statement: expect.arrayContaining([expect.objectContaining({ Effect: "Allow", ...statement })]) },
  });

test("mail is signed for its own domain, and bounces come to a domain below it", () => {
  templates.mail.hasResourceProperties("AWS::SES::EmailIdentity", {
    EmailIdentity: "news.example.org",
    DkimAttributes: { SigningEnabled: true },
    MailFromAttributes: { MailFromDomain: "bounce.news.example.org" },
  });
  expect(outputs).toMatchObject({
    Dkim1: "Mail/Identity CNAME Mail/Identity",
    Dkim2: "Mail/Identity CNAME Mail/Identity",
    Dkim3: "Mail/Identity CNAME Mail/Identity",
    MailFromMx: "bounce.news.example.org MX 10 feedback-smtp.AWS::Region.amazonses.com",
    MailFromSpf: 'bounce.news.example.org TXT "v=spf1 include:amazonses.com ~all"',
  });
});

test("SES tells the topic what became of each message", () => {
  templates.mail.hasResourceProperties("AWS::SES::ConfigurationSet", { Name: "reconvene-dih-production" });
  templates.mail.hasResourceProperties("AWS::SES::ConfigurationSetEventDestination", {
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ["send", "delivery", "bounce", "complaint", "reject", "renderingFailure"],
      SnsDestination: { TopicARN: Match.anyValue() },
    },
  });
});

test("only SES may publish, for this account and this configuration set", () => {
  const policy = z.object({ PolicyDocument: z.object({ Statement: z.array(z.unknown()) }) });
  const { Statement } = policy.parse(resources["Events/Topic/Policy"]?.Properties).PolicyDocument;
  expect(Statement).toHaveLength(2);
  allowing("Events/Topic/Policy", {
    Action: "sns:Publish",
    Principal: { Service: "ses.amazonaws.com" },
    Condition: {
      StringEquals: { "AWS:SourceAccount": { Ref: "AWS::AccountId" }, "AWS:SourceArn": expect.anything() },
    },
  });
  expect(Statement).toContainEqual(expect.objectContaining({ Effect: "Deny", Sid: "AllowPublishThroughSSLOnly" }));
});

test("the topic hands events to feedback's queue as they are, and to its dead letters when it cannot", () => {
  templates.mail.resourceCountIs("AWS::SNS::Subscription", 1);
  const [subscription] = Object.values(resources).filter(({ Type }) => Type === "AWS::SNS::Subscription");
  const { Endpoint, Protocol, RawMessageDelivery } = subscription?.Properties ?? {};
  expect([nameOf(Endpoint), Protocol, RawMessageDelivery]).toEqual(["Events/Feedback", "sqs", true]);
  for (const queue of ["Events/Feedback", "Events/FeedbackDeadLetters"]) {
    allowing(`${queue}/Policy`, {
      Action: "sqs:SendMessage",
      Principal: { Service: "sns.amazonaws.com" },
      Condition: { ArnEquals: { "aws:SourceArn": { Ref: expect.stringMatching(/^EventsTopic/) } } },
    });
  }
});

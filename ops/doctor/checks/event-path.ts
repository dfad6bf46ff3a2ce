import { type EventDestination, GetConfigurationSetEventDestinationsCommand } from "@aws-sdk/client-sesv2";
import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { Check, Examined } from "../check.ts";
import { either, type Finding, fine, putBack, wrong } from "../finding.ts";
import { ifThere } from "./configuration-set.ts";

/** What functions/feedback understands (infra/mail/events.ts). */
const watched = ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE"];
export type Destination = Pick<EventDestination, "Enabled" | "MatchingEventTypes"> & { topic: string | undefined };

/** SES → SNS: a destination of the configuration set tells the hub's topic of everything that feedback understands. */
export function judgeDestinations(destinations: Destination[], topic: string): Finding[] {
  const ours = destinations.filter((one) => one.topic === topic);
  const [enabled] = ours.filter(({ Enabled }) => Enabled);
  if (ours.length === 0) return [wrong("SES tells the hub's topic of nothing.", putBack)];
  if (!enabled) return [wrong("SES's events are switched off.", putBack)];
  const missing = watched.filter((type) => !enabled.MatchingEventTypes?.some((one) => one === type));
  return [
    either(
      missing.length === 0,
      "SES tells the hub's topic what becomes of each message.",
      wrong(`SES tells nothing of these events: ${missing.join(", ")}.`, putBack),
    ),
  ];
}

export interface Subscription {
  endpoint: string;
  arn: string;
  raw: boolean;
}

/** SNS → SQS: the queue of feedback is subscribed, and gets events as SES writes them. */
export function judgeSubscription(subscriptions: Subscription[], queue: string): Finding[] {
  const ours = subscriptions.find(({ endpoint }) => endpoint === queue);
  if (!ours) return [wrong("The queue of feedback is not subscribed to SES's events.", putBack)];
  if (ours.arn === "PendingConfirmation") return [wrong("The queue's subscription waits for confirmation.", putBack)];
  const wrapped = wrong("SNS wraps events in a letter of its own, which feedback cannot read.", putBack);
  return [either(ours.raw, "The topic hands events to the queue as they are.", wrapped)];
}

const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const statement = z.object({
  Effect: z.string(),
  Action: several.optional(),
  Principal: z.union([z.string(), z.record(z.string(), several)]).optional(),
  Condition: z.record(z.string(), z.record(z.string(), several)).optional(),
});
const policyShape = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) });

/** The queue's policy lets SNS write, for that topic. */
export function judgeQueuePolicy(policy: string | undefined, topic: string): Finding[] {
  const shut = wrong("The queue's policy does not let the topic write to it.", putBack);
  if (policy === undefined) return [shut];
  const read = policyShape.safeParse(parsed(policy));
  if (!read.success) return [shut];
  const allows = read.data.Statement.some(({ Effect, Action = [], Principal, Condition = {} }) => {
    const sns = typeof Principal === "object" && Object.values(Principal).flat().includes("sns.amazonaws.com");
    const sends = Action.some((action) => /^sqs:(SendMessage|\*)$/i.test(action));
    const sources = Object.values(Condition).flatMap((one) => one["aws:SourceArn"] ?? one["AWS:SourceArn"] ?? []);
    return Effect === "Allow" && sns && sends && (sources.length === 0 || sources.includes(topic));
  });
  return [allows ? fine("The queue lets the topic write to it.") : shut];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function askDestinations({ aws, deployment }: Examined): Promise<Destination[]> {
  const { configurationSet: ConfigurationSetName } = deployment.hub;
  const asked = aws.ses.send(new GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName }));
  const found = await ifThere(asked);
  return found?.EventDestinations?.map((one) => ({ ...one, topic: one.SnsDestination?.TopicArn })) ?? [];
}

async function askSubscriptions({ aws }: Examined, TopicArn: string): Promise<Subscription[]> {
  const { Subscriptions = [] } = await aws.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return Promise.all(
    Subscriptions.map(async ({ Endpoint: endpoint = "", SubscriptionArn: arn = "" }) => {
      if (!arn.startsWith("arn:")) return { endpoint, arn, raw: false };
      const { Attributes } = await aws.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }));
      return { endpoint, arn, raw: Attributes?.RawMessageDelivery === "true" };
    }),
  );
}

const topicOf = ({ made }: Examined): string => made.one("mail", "AWS::SNS::Topic");

export const eventDestination: Check = {
  theme: "Events",
  about: "what SES tells of",
  asksAws: true,
  look: async (hub) => judgeDestinations(await askDestinations(hub), topicOf(hub)),
};

export const eventQueue: Check = {
  theme: "Events",
  about: "the way of events to their queue",
  asksAws: true,
  async look(hub) {
    const topic = topicOf(hub);
    const QueueUrl = hub.made.output("mail", "FeedbackQueue");
    const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn", "Policy"] });
    const { Attributes = {} } = await hub.aws.sqs.send(asked);
    return [
      ...judgeSubscription(await askSubscriptions(hub, topic), Attributes.QueueArn ?? ""),
      ...judgeQueuePolicy(Attributes.Policy, topic),
    ];
  },
};

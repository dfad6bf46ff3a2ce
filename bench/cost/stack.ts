import * as z from "zod";
import { stack } from "../../test/infra/template.ts";
import type { EventSource } from "./event-source.ts";
import { prices } from "./prices.ts";

const mapping = z.object({
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }),
});

/** How the deployed stack hands events to `feedback`. */
export function feedbackSource(): EventSource {
  const [, found] =
    stack.ofType("AWS::Lambda::EventSourceMapping").find(([name]) => name.startsWith("Feedback/")) ?? [];
  const { BatchSize, MaximumBatchingWindowInSeconds, ScalingConfig } = mapping.parse(found?.Properties);
  return {
    batchSize: BatchSize,
    windowMs: 1000 * MaximumBatchingWindowInSeconds,
    pollers: ScalingConfig.MaximumConcurrency,
  };
}

export const bulkWorkers = stack.deployment.bulkWorkers;

/** Types of which one resource, whether used or not, is billed by the hour (in their usual configuration). */
const hourly = [
  /^AWS::EC2::(Instance|NatGateway|VPCEndpoint|EIP)$/,
  /^AWS::(ECS|EKS|RDS|ElastiCache|Redshift|OpenSearchService|MSK|Kinesis|DAX|AmazonMQ|AppRunner|MemoryDB)::/,
  /^AWS::ElasticLoadBalancing/,
  /^AWS::KMS::Key$/,
  /^AWS::WAFv2::WebACL$/,
  /^AWS::SES::(DedicatedIpPool|MailManager)/,
  /^AWS::Lambda::CapacityProvider$/,
];
const provisioned = /"(ProvisionedThroughput|ProvisionedConcurrencyConfig|WarmThroughput)"/;

/** What in the template is billed by the hour. */
export function billedByTheHour(): string[] {
  return Object.entries(stack.resources)
    .filter(
      ([, { Type, Properties }]) =>
        hourly.some((type) => type.test(Type)) || provisioned.test(JSON.stringify(Properties)),
    )
    .map(([name, { Type }]) => `${name} (${Type})`);
}

const minutesAMonth = 43_800;
/** Lambda polls a queue by long polls of 20 s, five at a time (Lambda Developer Guide, SQS event sources). */
const pollsAMinute = 5 * 3;

/** What a month costs in which nothing is sent, in dollars. */
export function idleMonth(): { what: string; dollars: number }[] {
  const count = (type: string) => stack.ofType(type).length;
  const secrets = count("AWS::SecretsManager::Secret");
  const alarms = count("AWS::CloudWatch::Alarm");
  const sources = count("AWS::Lambda::EventSourceMapping");
  const tick = stack.ofType("AWS::Events::Rule").length;
  return [
    { what: `${secrets} secrets`, dollars: secrets * prices.secretMonth },
    { what: `${alarms} alarms`, dollars: alarms * prices.alarmMonth },
    {
      what: `${(tick * minutesAMonth).toLocaleString("en")} calls of tick, 0.1 s at 512 MB each`,
      dollars: tick * minutesAMonth * (prices.lambdaRequest + 0.1 * 0.5 * prices.lambdaGbSecond),
    },
    {
      what: `four small reads of the table in each`,
      dollars: tick * minutesAMonth * 4 * prices.readUnit,
    },
    {
      what: `Lambda's empty long polls of ${sources} queues (a million requests a month are free)`,
      dollars: sources * pollsAMinute * minutesAMonth * prices.sqsRequest,
    },
  ];
}

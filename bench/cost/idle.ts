import { stack } from "../../test/infra/template.ts";
import { prices } from "./prices.ts";

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

/** What in the templates is billed by the hour. */
export function billedByTheHour(): string[] {
  return Object.entries(stack.resources)
    .filter(
      ([, { Type, Properties }]) =>
        hourly.some((type) => type.test(Type)) || provisioned.test(JSON.stringify(Properties)),
    )
    .map(([name, { Type }]) => `${name} (${Type})`);
}

export interface Line {
  what: string;
  dollars: number;
  /** Of that, what AWS gives every account for nothing, month by month. */
  free: number;
}

const minutesAMonth = 43_800;
/** Lambda polls a queue by long polls of 20 s, five at a time (Lambda Developer Guide, SQS event sources). */
const pollsAMinute = 5 * 3;
/** Time and memory of a call that finds nothing due; it notes its heartbeat in the table and in the journal. */
const tick = { seconds: 0.1, gb: 0.5, reads: 4, writes: 1, logBytes: 1_000 };

const of = (type: string) => stack.ofType(type);

/** So many at a price each, of which some are free. */
const several = (what: string, count: number, each: number, free = 0): Line => ({
  what: what.replace("#", count.toLocaleString("en")),
  dollars: count * each,
  free: Math.min(count, free) * each,
});

/** The same, with a line for each. */
const each = (kind: string, names: string[], price: number, free = 0): Line[] =>
  names.map((name, i) => ({ what: `${kind} \`${name}\``, dollars: price, free: i < free ? price : 0 }));

/** What a month costs in which nothing is sent and nobody looks. */
export function idleMonth(): Line[] {
  const alarms = of("AWS::CloudWatch::Alarm").map(([, { Properties }]) => String(Properties.AlarmName));
  const calls = of("AWS::Events::Rule").length * minutesAMonth;
  const polls = of("AWS::Lambda::EventSourceMapping").length * pollsAMinute * minutesAMonth;
  const { free } = prices;
  return [
    ...each(
      "secret",
      of("AWS::SecretsManager::Secret").map(([name]) => name),
      prices.secretMonth,
    ),
    ...each("alarm", alarms, prices.alarmMonth, free.alarms),
    several("# dashboard", of("AWS::CloudWatch::Dashboard").length, prices.dashboardMonth, free.dashboards),
    several("# metric of the hub's own that is told each minute, `QuotaUsed`", 1, prices.metricMonth, free.metrics),
    several("# empty long polls of queues by Lambda", polls, prices.sqsRequest, free.sqsRequests),
    several("# calls of tick", calls, prices.lambdaRequest, free.lambdaRequests),
    several(
      `# GB-seconds of tick, ${tick.seconds} s each`,
      calls * tick.seconds * tick.gb,
      prices.lambdaGbSecond,
      free.lambdaGbSeconds,
    ),
    several("# traces of tick", calls, prices.trace, free.traces),
    several("# read units of the table, by tick", calls * tick.reads, prices.readUnit),
    several("# write units of the table, by tick", calls * tick.writes, prices.writeUnit),
    several("# GB of logs, by tick", round(calls * tick.logBytes * 1e-9), prices.logGb, free.logGb),
  ];
}

const round = (gb: number): number => Math.round(gb * 1000) / 1000;

export const sumOf = (lines: Line[]) => ({
  dollars: lines.reduce((sum, line) => sum + line.dollars, 0),
  afterFree: lines.reduce((sum, line) => sum + line.dollars - line.free, 0),
});

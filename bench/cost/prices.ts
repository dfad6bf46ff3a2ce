/** Dollars, on demand, us-east-1, as AWS's price pages had them in November 2026. Free tiers are counted only where it says so. */
export const prices = {
  source: "AWS's public prices of us-east-1, November 2026, without free tiers",
  ses: 100 / 1e6,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  sqsRequest: 0.4 / 1e6,
  snsPublish: 0.5 / 1e6,
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  firehoseGb: 0.029,
  s3Put: 0.005 / 1000,
  secretMonth: 0.4,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  metricMonth: 0.3,
  logGb: 0.5,
  trace: 5 / 1e6,
  /** A web ACL with its two rules. */
  firewallMonth: 5 + 2 * 1,
  /** What an account has for nothing each month, for ever; several hubs in it share that. */
  free: {
    alarms: 10,
    dashboards: 3,
    metrics: 10,
    sqsRequests: 1e6,
    lambdaRequests: 1e6,
    lambdaGbSeconds: 400_000,
    traces: 100_000,
    logGb: 5,
  },
} as const;

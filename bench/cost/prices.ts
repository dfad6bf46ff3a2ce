/** Dollars, on demand, us-east-1, as AWS's price pages had them in November 2026. No free tier is counted. */
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
} as const;

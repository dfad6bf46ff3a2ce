import { Duration } from "aws-cdk-lib";
import { Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Watched } from "./watched.ts";

/** The SDK tries again what is throttled; what is throttled for long is felt. */
export const watchedTable = ({ tableName }: { tableName: string }): Watched[] =>
  (["Reads", "Writes"] as const).map((what) => ({
    title: `${what} of the table throttled`,
    means: `DynamoDB refuses some ${what.toLowerCase()} of the table, and has for ten minutes.`,
    metric: new Metric({
      namespace: "AWS/DynamoDB",
      metricName: `${what.slice(0, -1)}ThrottleEvents`,
      dimensionsMap: { TableName: tableName },
      period: Duration.minutes(5),
      statistic: "Sum",
    }),
    threshold: 1,
    bad: { periods: 2, of: 2 },
    missing: TreatMissingData.NOT_BREACHING,
  }));

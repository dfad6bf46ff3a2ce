import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Watched } from "./watched.ts";

export const watchedApi = (api: HttpApi): Watched[] => [
  {
    title: "Errors of the API",
    means: "Five requests in five minutes were answered with 500 or more, pages and staff's API together.",
    metric: api.metricServerError({ period: Duration.minutes(5), statistic: "Sum" }),
    threshold: 5,
    bad: { periods: 2, of: 3 },
    missing: TreatMissingData.NOT_BREACHING,
  },
];

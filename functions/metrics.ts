import { Metrics as PowertoolsMetrics } from "@aws-lambda-powertools/metrics";
import { type Metrics, metricUnits } from "../hub/metrics.ts";
import { metricNamespace } from "./environment.ts";

/** Metrics by Powertools: each a line of the log at once, in CloudWatch's Embedded Metric Format. */
export function createMetrics(deployment: string): Metrics {
  const metrics = new PowertoolsMetrics({ namespace: metricNamespace, serviceName: deployment });
  return { put: (name, value) => metrics.singleMetric().addMetric(name, metricUnits[name], value) };
}

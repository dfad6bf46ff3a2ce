import { Duration } from "aws-cdk-lib";
import { Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { metricNamespace } from "../../functions/environment.ts";
import type { MetricName } from "../../hub/metrics.ts";
import type { Watched } from "./watched.ts";

/** What SES itself goes by: the account's rates. Of a configuration set alone they would say less than what counts. */
const reputation = (metricName: string) =>
  new Metric({ namespace: "AWS/SES", metricName, period: Duration.hours(1), statistic: "Maximum" });

/** What the hub measures of itself: functions/metrics.ts puts it there. */
export const ownMetric = (deployment: string, metricName: MetricName, statistic: "Sum" | "Maximum", minutes: number) =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: deployment },
    period: Duration.minutes(minutes),
    statistic,
  });

export const watchedMail = (deployment: string): Watched[] => [
  {
    title: "Bounce rate",
    means: "Of the account's mail 4 % bounce; AWS reviews an account at 5 %, and pauses it at 10 %.",
    metric: reputation("Reputation.BounceRate"),
    threshold: 0.04,
    missing: TreatMissingData.IGNORE,
  },
  {
    title: "Complaint rate",
    means:
      "Of the account's mail 0.08 % are reported as spam; AWS reviews an account at 0.1 %, and pauses it at 0.5 %.",
    metric: reputation("Reputation.ComplaintRate"),
    threshold: 0.0008,
    missing: TreatMissingData.IGNORE,
  },
  {
    title: "Quota nearly used",
    means:
      "The account has sent 80 % of what SES allows in 24 hours. When all is sent, mail waits until some of it is a day old.",
    metric: ownMetric(deployment, "QuotaUsed", "Maximum", 5),
    threshold: 80,
    missing: TreatMissingData.IGNORE,
  },
  {
    title: "Mail refused",
    means: "SES takes none of our mail, for a reason that does not pass by itself.",
    metric: ownMetric(deployment, "MailRefused", "Sum", 15),
    threshold: 3,
    missing: TreatMissingData.NOT_BREACHING,
  },
  {
    title: "Sends overdue",
    means: "A send should have finished hours ago, and nothing is heard of it.",
    metric: ownMetric(deployment, "SendsOverdue", "Sum", 15),
    threshold: 1,
    missing: TreatMissingData.NOT_BREACHING,
  },
  {
    title: "Reminders missed",
    means: "A reminder did not go out: its time had passed when it was looked at.",
    metric: ownMetric(deployment, "RemindersMissed", "Sum", 5),
    threshold: 1,
    missing: TreatMissingData.NOT_BREACHING,
  },
];

/** What the hub counts for those who run it, with units in CloudWatch's words. Each name is billed, and has an alarm. */
export const metricUnits = {
  /** Of the messages that SES allows the account in 24 hours, how many are sent. */
  QuotaUsed: "Percent",
  /** Sends that should have finished and have not; each again every ten minutes. */
  SendsOverdue: "Count",
  /** Reminders whose time had passed before they could go. */
  RemindersMissed: "Count",
  /** Waves of messages of which SES took some not at all, for no reason that passes by itself. */
  MailRefused: "Count",
} as const;
export type MetricName = keyof typeof metricUnits;

/** Numbers for alarms. They have no names in them but their own: what a number is about is in the log beside it. */
export interface Metrics {
  put(name: MetricName, value: number): void;
}

/** For a laptop, where nobody looks at them. */
export const unmeasured: Metrics = { put() {} };

import type { Metric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";

/** Something that is watched, and from when on it is worth a person's time. */
export interface Watched {
  /** Of its section in docs/runbook.md, by which the alarm is named. */
  title: string;
  /** What is going on, in a sentence: it is all that the alarm's mail says. */
  means: string;
  metric: Metric;
  /** Bad at this value and above it; `below`: under it. */
  threshold: number;
  below?: true;
  /** How many of the last periods have to be bad, and of how many. One of one when absent. */
  bad?: { periods: number; of: number };
  missing: TreatMissingData;
}

/** As GitHub makes an anchor of a heading of plain words. */
export const anchorOf = (title: string): string => title.toLowerCase().replaceAll(" ", "-");

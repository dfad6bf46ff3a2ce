import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { functionNames } from "../../../infra/bundle.ts";
import type { Check, Examined } from "../check.ts";
import { type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { capitalized } from "../made.ts";

/** A function's log: the journal is in it, from which a lost table comes back (docs/restore.md). */
export interface LogGroup {
  name: string;
  exists: boolean;
  /** Undefined: for ever. */
  days: number | undefined;
}

/** The oldest copy of the table, from which the journal has to reach to now: point-in-time recovery's, or a weekly one. */
const oldestCopy = (backupDays: number): number => Math.max(35, backupDays);

/** Days besides, in which a restore is begun (infra/deployment.ts). */
const margin = 5;

/** Against the copies that the settings keep, for `backupDays`. */
export function judgeLogs(groups: LogGroup[], backupDays: number): Finding[] {
  const leastDays = oldestCopy(backupDays) + margin;
  const findings = groups.flatMap(({ name, exists, days }) => {
    if (!exists) return [wrong(`${name} has no log.`, putBack)];
    if (days === undefined)
      return [warning(`The log of ${name} is kept for ever.`, "npm run deploy -- --revert-drift sets three months.")];
    if (days >= leastDays) return [];
    return [
      warning(
        `The log of ${name} is kept for ${days} days, a restore may need ${leastDays}.`,
        "npm run deploy -- --revert-drift sets three months.",
      ),
    ];
  });
  return findings.length > 0 ? findings : [fine("The logs are kept as long as a restore may need them.")];
}

async function askLog({ aws, made }: Examined, name: string): Promise<LogGroup> {
  const logGroupNamePrefix = made.output("service", `${capitalized(name)}Log`);
  const { logGroups = [] } = await aws.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix }));
  const found = logGroups.find(({ logGroupName }) => logGroupName === logGroupNamePrefix);
  return { name, exists: found !== undefined, days: found?.retentionInDays };
}

export const logs: Check = {
  theme: "Functions",
  about: "how long logs are kept",
  asksAws: true,
  look: async (hub) =>
    judgeLogs(await Promise.all(functionNames.map((name) => askLog(hub, name))), hub.deployment.backupDays),
};

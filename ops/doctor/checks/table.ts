import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ListBackupsCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { Check, Examined } from "../check.ts";
import { either, type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { tableOf } from "../store.ts";

const day = 86_400_000;

/** Whether the table can be read and written, and not be deleted. */
export function judgeTable(
  table: Pick<TableDescription, "TableStatus" | "GlobalSecondaryIndexes" | "DeletionProtectionEnabled">,
): Finding[] {
  const { TableStatus: status, GlobalSecondaryIndexes: indexes = [], DeletionProtectionEnabled } = table;
  const able = status === "ACTIVE" || status === "UPDATING";
  const lame = indexes
    .filter(({ IndexStatus = "ACTIVE" }) => IndexStatus !== "ACTIVE")
    .map(({ IndexName }) => IndexName);
  return [
    either(
      able && lame.length === 0,
      "The table and its indexes are active.",
      able
        ? warning(`These indexes are not active: ${lame.join(", ")}.`, "Wait; sends begin late until they are.")
        : wrong(`The table is ${status}.`, "docs/restore.md, if it is lost."),
    ),
    either(
      DeletionProtectionEnabled === true,
      "The table is protected against deletion.",
      wrong("The table is not protected against deletion.", putBack),
    ),
  ];
}

/** Point-in-time recovery, and the weekly copies where the settings ask for them. Epoch milliseconds. */
export function judgeBackups(
  recovery: string | undefined,
  { wanted, last, now }: { wanted: boolean; last: number | undefined; now: number },
): Finding[] {
  const continuous = either(
    recovery === "ENABLED",
    "The table can be set back to any second of the last 35 days.",
    wrong("Point-in-time recovery is off: a mistake of today cannot be taken back.", putBack),
  );
  if (!wanted) return [continuous];
  if (last === undefined) {
    return [continuous, warning("There is no weekly backup yet.", "The first is made next Sunday; look again then.")];
  }
  const days = Math.floor((now - last) / day);
  const late = warning(`The last weekly backup is ${days} days old.`, "Look at AWS Backup → Jobs.");
  return [continuous, days > 8 ? late : fine(`The last weekly backup is ${days} days old.`)];
}

async function lastBackup({ aws }: Examined, TableName: string): Promise<number | undefined> {
  const asked = new ListBackupsCommand({ TableName, BackupType: "AWS_BACKUP" });
  const { BackupSummaries = [] } = await aws.database.send(asked);
  const times = BackupSummaries.flatMap(({ BackupCreationDateTime: at }) => at?.getTime() ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

export const table: Check = {
  theme: "Table",
  about: "the table",
  asksAws: true,
  async look(hub) {
    try {
      const { Table = {} } = await hub.aws.database.send(new DescribeTableCommand({ TableName: tableOf(hub) }));
      return judgeTable(Table);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ResourceNotFoundException") throw error;
      return [wrong(`There is no table ${tableOf(hub)}.`, "docs/restore.md has the way back.")];
    }
  },
};

export const backups: Check = {
  theme: "Table",
  about: "the table's backups",
  asksAws: true,
  async look(hub) {
    const TableName = tableOf(hub);
    const wanted = hub.deployment.backupDays > 0;
    const [{ ContinuousBackupsDescription: found }, last] = await Promise.all([
      hub.aws.database.send(new DescribeContinuousBackupsCommand({ TableName })),
      wanted ? lastBackup(hub, TableName) : undefined,
    ]);
    const recovery = found?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    return judgeBackups(recovery, { wanted, last, now: hub.now() });
  },
};

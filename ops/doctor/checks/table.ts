import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { Check } from "../check.ts";
import { either, type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { tableOf } from "../store.ts";

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

/** The vault of the weekly copies: whether the settings ask for one, and its name where there is one. */
export interface Weekly {
  wanted: boolean;
  vault: string | undefined;
}

/** Point-in-time recovery, and where weekly copies are: DynamoDB lists none of those that AWS Backup has made. */
export function judgeBackups(recovery: string | undefined, { wanted, vault }: Weekly): Finding[] {
  const continuous = either(
    recovery === "ENABLED",
    "The table can be set back to any second of the last 35 days.",
    wrong("Point-in-time recovery is off: a mistake of today cannot be taken back.", putBack),
  );
  if (!wanted) return [continuous];
  if (vault === undefined) {
    return [continuous, wrong("There is no vault for weekly copies, which the settings ask for.", putBack)];
  }
  const list = `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vault}`;
  return [continuous, fine(`Weekly copies have a vault; doctor does not look into it, but this does: ${list}.`)];
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
    const asked = new DescribeContinuousBackupsCommand({ TableName });
    const { ContinuousBackupsDescription: found } = await hub.aws.database.send(asked);
    const recovery = found?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    const [vault] = hub.made.all("data", "AWS::Backup::BackupVault");
    return judgeBackups(recovery, { wanted: hub.deployment.backupDays > 0, vault: vault?.id });
  },
};

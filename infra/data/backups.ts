import { Duration, RemovalPolicy, Stack, Token, Validations } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";

type NamedTable = Pick<ITable, "tableArn" | "tableName">;

/**
 * A copy of the table each Sunday, in a vault of its own. Point-in-time recovery ends when somebody switches it off, and
 * these stay.
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, table: NamedTable, days: number) {
    super(scope, id);
    const vault = new BackupVault(this, "Vault", { removalPolicy: RemovalPolicy.RETAIN });
    const plan = new BackupPlan(this, "Plan", { backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        scheduleExpression: Schedule.cron({ weekDay: "SUN", hour: "3", minute: "0" }),
        deleteAfter: Duration.days(days),
      }),
    );
    plan.addSelection("Table", {
      resources: [BackupResource.fromArn(table.tableArn)],
      role: this.role(table, vault),
      disableDefaultBackupPolicy: true,
    });
  }

  /** Of AWSBackupServiceRolePolicyForBackup, what a DynamoDB table takes, and for this one alone. */
  private role(table: NamedTable, vault: BackupVault): Role {
    const stack = Stack.of(this);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("backup.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
      }),
    });
    const allow = (actions: string[], resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
    allow(
      ["dynamodb:DescribeTable", "dynamodb:CreateBackup", "dynamodb:StartAwsBackupJob", "dynamodb:ListTagsOfResource"],
      table.tableArn,
    );
    allow(["dynamodb:DescribeBackup", "dynamodb:DeleteBackup"], `${table.tableArn}/backup/*`);
    const reason = "A backup's ARN ends in its time. These are the backups of this table alone.";
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${asFound(stack, table)}/backup/*]`, reason });
    allow(["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"], vault.backupVaultArn);
    return role;
  }
}

/** The table's ARN in cdk-nag's words: its own, or one that was restored. */
function asFound(stack: Stack, { tableName }: NamedTable): string {
  if (Token.isUnresolved(tableName)) return "<DataTableFDBAD0F2.Arn>";
  const place = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
  const [region, account] = [place(stack.region, "Region"), place(stack.account, "AccountId")];
  return `arn:${place(stack.partition, "Partition")}:dynamodb:${region}:${account}:table/${tableName}`;
}

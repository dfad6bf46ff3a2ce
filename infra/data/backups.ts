import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from "aws-cdk-lib/aws-backup";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";

/**
 * A copy of the table each Sunday, in a vault of its own. Point-in-time recovery ends when somebody switches it off, and
 * these stay.
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, table: Table, days: number) {
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
  private role(table: Table, vault: BackupVault): Role {
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
    Validations.of(role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::<DataTableFDBAD0F2.Arn>/backup/*]",
      reason: "A backup's ARN ends in its time. These are the backups of this table alone.",
    });
    allow(["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"], vault.backupVaultArn);
    return role;
  }
}

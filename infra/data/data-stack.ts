import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";
import { Backups } from "./backups.ts";
import { Secrets } from "./secrets.ts";
import { HubTable } from "./table.ts";

/** What cannot be made again: the table, and the key by which its people are found. */
export class DataStack extends Stack {
  readonly table: HubTable;
  readonly secrets: Secrets;

  constructor(scope: Construct, id: string, { backupDays, edge, table }: Deployment, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.table = new HubTable(this, "Data", table);
    this.secrets = new Secrets(this, "Secrets", edge);
    if (backupDays > 0) new Backups(this, "Backups", this.table.table, backupDays);
  }
}

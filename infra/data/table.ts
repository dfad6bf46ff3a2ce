import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, type ITable, ProjectionType, Table } from "aws-cdk-lib/aws-dynamodb";
import { AnyPrincipal, Effect, type IGrantable, PolicyDocument, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { due, keys, listing } from "../../adapters/dynamodb/schema.ts";

/** What the stores do with single items. Nothing deletes, nothing scans. */
type ItemAction = "GetItem" | "BatchGetItem" | "PutItem" | "UpdateItem" | "Query";

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** DynamoDB also listens without TLS. A policy of the table's own can mean no other table by `*`. */
const overTlsOnly = new PolicyStatement({
  sid: "OverTlsOnly",
  effect: Effect.DENY,
  principals: [new AnyPrincipal()],
  actions: ["dynamodb:*"],
  resources: ["*"],
  conditions: { Bool: { "aws:SecureTransport": "false" } },
});

/** The one table. It holds what cannot be had again, so it outlives the stack. */
export class HubTable extends Construct {
  readonly table: Table | ITable;

  /** `restored`: the name of a table that was restored from a backup, and takes the place of the stack's own. */
  constructor(scope: Construct, id: string, restored?: string) {
    super(scope, id);
    if (restored !== undefined) {
      this.table = Table.fromTableAttributes(this, "Restored", { tableName: restored });
      return;
    }
    const table = new Table(this, "Table", {
      partitionKey: text(keys.partition),
      sortKey: text(keys.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      resourcePolicy: new PolicyDocument({ statements: [overTlsOnly] }),
    });
    table.addGlobalSecondaryIndex({
      indexName: listing.name,
      partitionKey: text(listing.partition),
      sortKey: text(listing.sort),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: [...listing.projected],
    });
    table.addGlobalSecondaryIndex({
      indexName: due.name,
      partitionKey: text(due.partition),
      sortKey: text(due.sort),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.table = table;
  }

  /** Allows actions on items whose partition key matches one of `partitions` (`*` stands for anything). */
  allowItems(grantee: IGrantable, actions: ItemAction[], partitions: string[]): void {
    this.allow(grantee, actions, this.table.tableArn, partitions);
  }

  /** Allows queries of those partitions of an index. */
  allowIndex(grantee: IGrantable, index: { name: string }, partitions: string[]): void {
    this.allow(grantee, ["Query"], `${this.table.tableArn}/index/${index.name}`, partitions);
  }

  /** LeadingKeys are the partition keys that a request names (DynamoDB Developer Guide, fine-grained access control). */
  private allow({ grantPrincipal }: IGrantable, actions: ItemAction[], resource: string, partitions: string[]): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [resource],
        conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } },
      }),
    );
  }
}

import { expect, test } from "vitest";
import { z } from "zod";
import { due, listing } from "../../../adapters/dynamodb/schema.ts";
import { permissionsOf } from "../permissions.ts";
import { stack, synthesize } from "../template.ts";

const { data } = stack.templates;

test("one table on demand, which is backed up and outlives the stack", () => {
  data.resourceCountIs("AWS::DynamoDB::Table", 1);
  data.hasResource("AWS::DynamoDB::Table", {
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
    Properties: {
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
      ResourcePolicy: {
        PolicyDocument: {
          Statement: [
            {
              Effect: "Deny",
              Principal: { AWS: "*" },
              Action: "dynamodb:*",
              Resource: "*",
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        },
      },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: listing.name,
          KeySchema: [
            { AttributeName: listing.partition, KeyType: "HASH" },
            { AttributeName: listing.sort, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...listing.projected] },
        },
        {
          IndexName: due.name,
          KeySchema: [
            { AttributeName: due.partition, KeyType: "HASH" },
            { AttributeName: due.sort, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    },
  });
});

test("a copy a week lies in a vault that outlives the stack, as long as is asked for", () => {
  data.hasResource("AWS::Backup::BackupVault", { DeletionPolicy: "Retain" });
  data.hasResourceProperties("AWS::Backup::BackupPlan", {
    BackupPlan: {
      BackupPlanRule: [{ ScheduleExpression: "cron(0 3 ? * SUN *)", Lifecycle: { DeleteAfterDays: 35 } }],
    },
  });
  const [[, selection] = []] = stack.ofType("AWS::Backup::BackupSelection");
  const { BackupSelection } = z
    .object({ BackupSelection: z.object({ Resources: z.tuple([z.unknown()]) }) })
    .parse(selection?.Properties);
  expect(stack.nameOf(BackupSelection.Resources[0])).toBe("Data/Table");
  expect(synthesize({ backupDays: 0 }).ofType("AWS::Backup::BackupPlan")).toEqual([]);
});

test("a table that was restored takes its place: nothing else is named, and the old one is let go", () => {
  const restored = synthesize({ table: "dih-restored" });
  expect(restored.ofType("AWS::DynamoDB::Table")).toEqual([]);
  for (const [name, { Properties }] of restored.ofType("AWS::Lambda::Function")) {
    if (!("Environment" in Properties)) continue;
    expect(JSON.stringify(Properties.Environment), name).toContain('"TABLE_NAME":"dih-restored"');
  }
  const tables = permissionsOf(restored, "Tick").filter(({ action }) => action.startsWith("dynamodb:"));
  expect(tables.length).toBeGreaterThan(5);
  for (const { resource } of tables) expect(resource).toContain("table/dih-restored");
});

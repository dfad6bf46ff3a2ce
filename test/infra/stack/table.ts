import { test } from "vitest";
import { due, listing } from "../../../adapters/dynamodb/schema.ts";
import { stack } from "../template.ts";

const { template } = stack;

test("one table on demand, which is backed up and outlives the stack", () => {
  template.resourceCountIs("AWS::DynamoDB::Table", 1);
  template.hasResource("AWS::DynamoDB::Table", {
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
    Properties: {
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: true,
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

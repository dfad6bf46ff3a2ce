import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { due, keys, listing } from "./schema.ts";

/** Makes the table where CloudFormation does not: on embedded engines and in tests. Harmless when it exists. */
export async function createTableIfMissing(client: DynamoDBClient, tableName: string): Promise<void> {
  const attributes = [keys.partition, keys.sort, listing.partition, listing.sort, due.partition, due.sort];
  const index = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: "S" })),
        KeySchema: index(keys.partition, keys.sort),
        GlobalSecondaryIndexes: [
          {
            IndexName: listing.name,
            KeySchema: index(listing.partition, listing.sort),
            Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: [...listing.projected] },
          },
          {
            IndexName: due.name,
            KeySchema: index(due.partition, due.sort),
            Projection: { ProjectionType: "KEYS_ONLY" },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.1, maxDelay: 1 }, { TableName: tableName });
}

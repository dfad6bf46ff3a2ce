import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { startDynamoDb } from "../../local/dynamodb.ts";
import { temporaryFolder } from "./ses-fixture.ts";

function clientOf(url: string): DynamoDBClient {
  const client = new DynamoDBClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  onTestFinished(() => client.destroy());
  return client;
}

test("what was written is there at the next start", async () => {
  const dataDir = temporaryFolder();
  const first = await startDynamoDb({ dataDir });
  const client = clientOf(first.url);
  await client.send(
    new CreateTableCommand({
      TableName: "hub",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    }),
  );
  await expect
    .poll(() => client.send(new PutItemCommand({ TableName: "hub", Item: { pk: { S: "a" } } })).catch(() => undefined))
    .toBeDefined();
  await first.close();

  const second = await startDynamoDb({ dataDir });
  onTestFinished(() => second.close());
  const read = new GetItemCommand({ TableName: "hub", Key: { pk: { S: "a" } } });
  expect((await clientOf(second.url).send(read)).Item).toEqual({ pk: { S: "a" } });
});

test("a folder that another hub has open is refused by name", async () => {
  const dataDir = temporaryFolder();
  const first = await startDynamoDb({ dataDir });
  onTestFinished(() => first.close());
  await clientOf(first.url)
    .send(new GetItemCommand({ TableName: "none", Key: {} }))
    .catch(() => undefined);
  await expect(startDynamoDb({ dataDir })).rejects.toThrow(`${join(dataDir, "dynamodb")} is in use`);
});

test("a folder that cannot be made is refused by name", async () => {
  const dataDir = join(temporaryFolder(), "file");
  writeFileSync(dataDir, "");
  await expect(startDynamoDb({ dataDir })).rejects.toThrow(`${join(dataDir, "dynamodb")} cannot be written`);
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { startDynamoDb } from "../../local/dynamodb.ts";
import { levelModule } from "../../local/level.ts";
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

test("a query leaves no iterator open: each would keep all that it sees", async () => {
  const dynamodb = await startDynamoDb({ dataDir: temporaryFolder() });
  onTestFinished(() => dynamodb.close());
  const client = clientOf(dynamodb.url);
  await client.send(
    new CreateTableCommand({
      TableName: "hub",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
    }),
  );
  const put = (sk: string) => new PutItemCommand({ TableName: "hub", Item: { pk: { S: "a" }, sk: { S: sk } } });
  await expect.poll(() => client.send(put("1")).catch(() => undefined)).toBeDefined();
  await client.send(put("2"));

  const iterators = watchIterators();
  for (const Limit of [1, 5]) {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: "hub",
        KeyConditionExpression: "pk = :a",
        ExpressionAttributeValues: { ":a": { S: "a" } },
        Limit,
      }),
    );
    expect(Items).toHaveLength(Math.min(2, Limit));
  }
  expect(iterators).toHaveLength(2);
  for (const iterator of iterators) await expect.poll(() => iterator.next().catch(String)).toMatch(/not open/);
});

interface Iterator {
  next(): Promise<unknown>;
}

/** The iterators that dynalite's LevelDB makes from now on. */
function watchIterators(): Iterator[] {
  const iterators: Iterator[] = [];
  const { prototype } = levelModule().Level;
  const { values } = prototype;
  prototype.values = function (options) {
    const iterator = values.call(this, options);
    iterators.push(iterator);
    return iterator;
  };
  onTestFinished(() => {
    prototype.values = values;
  });
  return iterators;
}

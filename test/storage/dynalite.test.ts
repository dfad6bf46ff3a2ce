import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type LocalDynamoDb, startDynamoDb } from "../../local/dynamodb.ts";
import { storageContract } from "./contract.ts";
import { storesOn } from "./engine.ts";

const dataDir = mkdtempSync(join(tmpdir(), "reconvene-storage-"));
let engine: LocalDynamoDb;
beforeAll(async () => {
  engine = await startDynamoDb({ dataDir });
});
afterAll(async () => {
  await engine.close();
  rmSync(dataDir, { recursive: true, force: true });
});

storageContract(
  "stores on the embedded DynamoDB",
  storesOn(() => engine.url),
);

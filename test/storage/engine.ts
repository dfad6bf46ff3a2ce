import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { createStore } from "../../adapters/dynamodb/store.ts";
import type { Connect } from "./contract.ts";

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Stores on the DynamoDB at `url()`: a new table for each. */
export const storesOn =
  (url: () => string): Connect =>
  async () => {
    const client = new DynamoDBClient({ endpoint: url(), region: "eu-west-1", credentials });
    const table = `contract-${randomUUID()}`;
    await createTableIfMissing(client, table);
    return { store: createStore(client, table), close: async () => client.destroy() };
  };

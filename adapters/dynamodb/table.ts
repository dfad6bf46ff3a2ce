import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { WriteConflict } from "../../hub/errors.ts";

export type Item = Record<string, unknown>;
export interface Key {
  pk: string;
  sk: string;
}

/** A condition or an update, with its names and values. */
export type Write = Pick<UpdateCommandInput, "UpdateExpression" | "ConditionExpression"> & {
  names?: Record<string, string>;
  values?: Item;
};

/** DynamoDB's batches: 100 keys a read. */
const batchGet = 100;

/** The few calls of DynamoDB that the stores need; a failed condition is a WriteConflict. */
export interface Table {
  get(key: Key): Promise<Item | undefined>;
  getMany(keys: Key[]): Promise<Item[]>;
  put(item: Item, condition?: Write): Promise<void>;
  update(key: Key, write: Write): Promise<void>;
  /** The same, and the item as it is then. */
  updateAndRead(key: Key, write: Write): Promise<Item>;
  query(input: Omit<QueryCommandInput, "TableName">): Promise<{ items: Item[]; more: boolean }>;
}

export function createTable(client: DynamoDBClient, name: string): Table {
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const update = async (key: Key, { names, values, ...expressions }: Write, answer: "NONE" | "ALL_NEW") => {
    const { Attributes } = await conditional(() =>
      documents.send(
        new UpdateCommand({
          TableName: name,
          Key: key,
          ...expressions,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
          ReturnValues: answer,
        }),
      ),
    );
    return Attributes ?? {};
  };
  return {
    async get(key) {
      const { Item } = await documents.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }));
      return Item;
    },
    async getMany(wanted) {
      const found: Item[] = [];
      for (let i = 0; i < wanted.length; i += batchGet) {
        let keys: Item[] = wanted.slice(i, i + batchGet).map((key) => ({ ...key }));
        while (keys.length > 0) {
          const answer = await documents.send(
            new BatchGetCommand({ RequestItems: { [name]: { Keys: keys, ConsistentRead: true } } }),
          );
          found.push(...(answer.Responses?.[name] ?? []));
          keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
        }
      }
      return found;
    },
    async put(item, condition) {
      await conditional(() =>
        documents.send(
          new PutCommand({
            TableName: name,
            Item: item,
            ConditionExpression: condition?.ConditionExpression,
            ExpressionAttributeNames: condition?.names,
            ExpressionAttributeValues: condition?.values,
          }),
        ),
      );
    },
    async update(key, write) {
      await update(key, write, "NONE");
    },
    updateAndRead: (key, write) => update(key, write, "ALL_NEW"),
    async query(input) {
      const { Items, LastEvaluatedKey } = await documents.send(new QueryCommand({ TableName: name, ...input }));
      return { items: Items ?? [], more: LastEvaluatedKey !== undefined };
    },
  };
}

async function conditional<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      throw new WriteConflict("Written by somebody else meanwhile.");
    throw error;
  }
}

/** True when the write was made, false when its condition did not hold. */
export async function wasWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}

/** Holds if nothing is stored under the key. */
export const isNew: Write = { ConditionExpression: "attribute_not_exists(pk)" };

/** Holds if what is stored has this `rev` (0: nothing is stored). */
export const hasRev = (rev: number): Write =>
  rev === 0 ? isNew : { ConditionExpression: "rev = :rev", values: { ":rev": rev } };

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Command } from "commander";
import { OpsError } from "./errors.ts";
import { type KeysPlace, keysFolder, keysSecret } from "./keys.ts";

/** Region, credentials and AWS_ENDPOINT_URL_DYNAMODB from where every AWS tool takes them. */
export const database = (): DynamoDBClient => new DynamoDBClient({ maxAttempts: 10 });

export interface KeysOptions {
  keysSecret?: string;
  dataDir?: string;
}

export const withKeysOptions = (command: Command): Command =>
  command
    .option("--keys-secret <id>", "name or ARN of the keys' secret in Secrets Manager")
    .option("--data-dir <folder>", "the folder of a hub on a laptop, in place of the secret");

/** @throws OpsError unless exactly one place is named */
export function keysPlace({ keysSecret: id, dataDir }: KeysOptions): KeysPlace {
  if (id !== undefined && dataDir === undefined) return keysSecret(id);
  if (dataDir !== undefined && id === undefined) return keysFolder(dataDir);
  throw new OpsError("Say where the keys are: --keys-secret <id> on AWS, or --data-dir <folder> on a laptop.");
}

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { aws, tableName } from "../settings.ts";

export interface Database {
  url: string;
  stop(): void;
}

/** The database in a process of its own, with the hub's table. */
export async function startDatabase(): Promise<Database> {
  const engine = fork(fileURLToPath(new URL("dynalite.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [url] = await once(engine, "message");
  if (typeof url !== "string") throw new Error("The database does not say where it is.");
  const client = new DynamoDBClient({ ...aws, endpoint: url });
  await createTableIfMissing(client, tableName);
  client.destroy();
  return { url, stop: () => void engine.kill("SIGKILL") };
}

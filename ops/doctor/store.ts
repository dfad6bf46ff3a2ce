import { createStore } from "../../adapters/dynamodb/store.ts";
import type { Store } from "../../hub/ports.ts";
import type { Examined } from "./check.ts";

/** The table that the hub runs on: the stack's own, or one that was restored in its place. @throws NotMade */
export const tableOf = ({ deployment, made }: Pick<Examined, "deployment" | "made">): string =>
  deployment.table ?? made.one("data", "AWS::DynamoDB::Table");

/** What the hub has stored. Doctor only reads. @throws NotMade */
export const storeOf = (hub: Examined): Store => createStore(hub.aws.database, tableOf(hub));

import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Store } from "../../hub/ports.ts";
import { createApiTokenStore } from "./api-tokens.ts";
import { createChunkStore } from "./chunks.ts";
import { createDueStore } from "./due.ts";
import { createEditionStore } from "./editions.ts";
import { createIdentityStore } from "./identity.ts";
import { createMeetingStore } from "./meetings.ts";
import { createSendStore } from "./sends.ts";
import { createAuditStore, createEventsStore, createIdempotencyStore, createPacerStore } from "./small-stores.ts";
import { createSubscriberStore } from "./subscribers.ts";
import { createTable } from "./table.ts";

/** All of the hub's stores, on one DynamoDB table. */
export function createStore(client: DynamoDBClient, tableName: string): Store {
  const table = createTable(client, tableName);
  return {
    identity: createIdentityStore(table, tableName),
    subscribers: createSubscriberStore(table),
    meetings: createMeetingStore(table),
    editions: createEditionStore(table),
    sends: createSendStore(table),
    chunks: createChunkStore(table),
    due: createDueStore(table),
    pacer: createPacerStore(table),
    events: createEventsStore(table),
    idempotency: createIdempotencyStore(table),
    audit: createAuditStore(table),
    apiTokens: createApiTokenStore(table),
  };
}

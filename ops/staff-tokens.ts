import { createStore } from "../adapters/dynamodb/store.ts";
import type { ApiToken } from "../hub/access/api-token.ts";
import { revokeMadeBy } from "../hub/access/made-by.ts";
import { systemClock } from "../hub/clock.ts";
import { database } from "./connection.ts";

/** Revokes the API tokens that somebody of the pool has made, directly or by other tokens. The answer is which. */
export function revokeTokensOf(id: string, table: string): Promise<ApiToken[]> {
  const store = createStore(database(), table);
  return revokeMadeBy({ store, clock: systemClock }, `person:${id}`, { actor: "operator" });
}

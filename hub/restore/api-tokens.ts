import { stateOf } from "../access/api-token.ts";
import { iso } from "../clock.ts";
import { attend, tally, type Work } from "./work.ts";

/** Which of them were revoked since the backup nobody knows: none is good any more. */
export async function revokeApiTokens(work: Work): Promise<void> {
  const { apiTokens } = work.context.store;
  const now = iso(work.context.clock.now());
  for (const token of await apiTokens.list()) {
    if (stateOf(token, now) !== "active") continue;
    await apiTokens.revoke(token.id, now, "restore");
    attend(work, `The API token ${token.name} is revoked: whoever holds it needs a new one.`);
    tally(work, "API tokens revoked");
  }
}

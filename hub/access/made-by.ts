import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { type ApiToken, actorOf, stateOf } from "./api-token.ts";
import type { Staff } from "./scopes.ts";
import { revokeToken } from "./tokens.ts";

/**
 * Revokes the active tokens that somebody made, those that were made by one of these, and so on. The answer is which.
 * @param maker an actor, such as `person:` and an id
 */
export async function revokeMadeBy(
  world: Pick<Context, "clock" | "store">,
  maker: string,
  by: Pick<Staff, "actor">,
): Promise<ApiToken[]> {
  const now = iso(world.clock.now());
  const active = madeBy(await world.store.apiTokens.list(), maker).filter((one) => stateOf(one, now) === "active");
  for (const { id } of active) await revokeToken(world, id, by);
  return active;
}

/** Also of tokens that are good no more: what they have made may be. */
function madeBy(all: readonly ApiToken[], maker: string): ApiToken[] {
  const found = new Set(all.filter((one) => one.by === maker));
  // A set that grows while it is walked is walked to its end.
  for (const parent of found) {
    for (const one of all) if (hasMade(parent, one)) found.add(one);
  }
  return [...found];
}

/** A name comes back when its token is good no more, so it has to be good at that time. */
const hasMade = (parent: ApiToken, one: ApiToken): boolean =>
  one.by === actorOf(parent) &&
  parent.createdAt <= one.createdAt &&
  one.createdAt <= (parent.revokedAt ?? parent.expiresAt);

import { timingSafeEqual } from "node:crypto";
import { audited } from "../audit/record.ts";
import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { type ApiToken, actorOf, stateOf, type TokenWish } from "./api-token.ts";
import type { Staff } from "./scopes.ts";
import { hashOf, newToken, readTokenText, tokenText } from "./token-text.ts";

type World = Pick<Context, "clock" | "store">;

/**
 * Makes an API token. `text` is what its holder shows, and is kept nowhere.
 * @throws DomainError `forbidden` for scopes that `by` has not, `conflict` when the name is that of an active token
 */
export async function addToken(world: World, wish: TokenWish, by: Staff): Promise<{ token: ApiToken; text: string }> {
  const { clock, store } = world;
  const { name, scopes, days } = wish;
  const parts = newToken();
  const now = clock.now();
  const token: ApiToken = {
    id: parts.id,
    name,
    scopes,
    hash: hashOf(parts.secret),
    by: by.actor,
    createdAt: iso(now),
    expiresAt: iso(now.add({ hours: 24 * days })),
  };
  const detail = { name, scopes: scopes.join(" "), expiresAt: token.expiresAt };
  await audited(world, { actor: by.actor, action: "token.add", subject: token.id, detail }, async () => {
    assertOwn(wish, by);
    await assertNameIsFree(world, name);
    await store.apiTokens.create(token);
  });
  return { token, text: tokenText(parts) };
}

function assertOwn({ scopes }: TokenWish, by: Staff): void {
  const missing = scopes.filter((scope) => !by.scopes.includes(scope));
  if (missing.length === 0) return;
  const message = `You have not the scope ${missing.join(", ")}, and so cannot give it.`;
  throw new DomainError("forbidden", message, [{ field: "scopes", message }]);
}

/** Who did something is told by the name. Two that are made in the same moment are told apart by the trail of their making. */
async function assertNameIsFree({ clock, store }: World, name: string): Promise<void> {
  const now = iso(clock.now());
  const namesake = (await store.apiTokens.list()).find((one) => one.name === name && stateOf(one, now) === "active");
  if (!namesake) return;
  const message = `There is an active token ${name} (${namesake.id}). Revoke it first, or take another name.`;
  throw new DomainError("conflict", message, [{ field: "name", message }]);
}

/** Takes effect with the next request. Revoked again, it stays as it was. @throws DomainError `not_found` */
export async function revokeToken(world: World, id: string, by: Pick<Staff, "actor">): Promise<void> {
  const { clock, store } = world;
  await audited(world, { actor: by.actor, action: "token.revoke", subject: id }, async () => {
    if (!(await store.apiTokens.get(id))) throw notFound(`token ${id}`);
    await store.apiTokens.revoke(id, iso(clock.now()), by.actor);
  });
}

/** Stands in for the hash of a token that there is not, so that looking for one takes as long. */
const nobodys = hashOf("");

/** Who shows this token; undefined for one that is unknown, wrong, expired or revoked: which, is nobody's business. */
export async function staffByToken({ clock, store }: World, text: string): Promise<Staff | undefined> {
  const given = readTokenText(text);
  if (!given) return undefined;
  const known = await store.apiTokens.get(given.id);
  const isTheirs = timingSafeEqual(Buffer.from(hashOf(given.secret)), Buffer.from(known?.hash ?? nobodys));
  const now = iso(clock.now());
  if (!known || !isTheirs || stateOf(known, now) !== "active") return undefined;
  const today = now.slice(0, 10);
  if (known.usedOn !== today) await store.apiTokens.noteUse(known.id, today);
  return { actor: actorOf(known), token: known.id, scopes: known.scopes };
}

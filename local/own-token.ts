import { createHash, timingSafeEqual } from "node:crypto";
import type { Authenticate } from "../functions/staff/bearer.ts";
import { everyScope } from "../hub/access/scopes.ts";
import { staffByToken } from "../hub/access/tokens.ts";
import type { Context } from "../hub/context.ts";

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * Lets in whoever shows the token of `local.json`, and may then do everything, or an API token. Hashes are compared, in
 * constant time. @throws Error for a token that is too short
 */
export function onLaptop(context: Pick<Context, "clock" | "store">, secret: string): Authenticate {
  if (secret.length < 16) throw new Error("The staff token is too short to be a secret.");
  const expected = digest(secret);
  return async (token) =>
    timingSafeEqual(digest(token), expected) ? { actor: "staff", scopes: everyScope } : staffByToken(context, token);
}

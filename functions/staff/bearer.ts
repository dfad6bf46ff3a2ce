import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { problem, problemResponse } from "../problem.ts";
import type { StaffEnv } from "./app-types.ts";

/** Whose token this is; undefined for nobody's. */
export type Authenticate = (token: string) => Promise<{ actor: string } | undefined>;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** One shared token. Hashes are compared, in constant time, so that neither content nor length of the secret leaks. */
export function bearerOf(secret: string, actor = "staff"): Authenticate {
  if (secret.length < 16) throw new Error("The staff token is too short to be a secret.");
  const expected = digest(secret);
  return async (token) => (timingSafeEqual(digest(token), expected) ? { actor } : undefined);
}

/** RFC 6750 §3: lets those in who show a token, and notes who it is. */
export function authenticated(authenticate: Authenticate): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const [, token] = /^Bearer +([\x21-\x7e]{1,4096})$/i.exec(c.req.header("authorization") ?? "") ?? [];
    const staff = token === undefined ? undefined : await authenticate(token);
    if (!staff) return refusal(token === undefined ? "" : ', error="invalid_token"');
    c.set("actor", staff.actor);
    return next();
  };
}

const refusal = (why: string): Response =>
  problemResponse(problem(401, "Send the staff token, as Authorization: Bearer followed by the token."), {
    "www-authenticate": `Bearer realm="Reconvene staff"${why}`,
  });

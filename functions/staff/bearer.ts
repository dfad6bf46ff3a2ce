import type { MiddlewareHandler } from "hono";
import type { Staff } from "../../hub/access/scopes.ts";
import { problem, problemResponse } from "../problem.ts";
import type { StaffEnv } from "./app-types.ts";

/** Whose token this is, undefined for nobody's. `said` is what whoever passed the request on says of it. */
export type Authenticate = (token: string, said: unknown) => Promise<Staff | undefined>;

/** As long as API Gateway lets by, with 10,240 octets for all headers: who is in many groups has a long one. */
const bearer = /^Bearer +([\x21-\x7e]{1,10000})$/i;

/** RFC 6750 §3: lets those in who show a token, and notes who it is. Every refusal is the same. */
export function authenticated(authenticate: Authenticate): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const [, token] = bearer.exec(c.req.header("authorization") ?? "") ?? [];
    const staff = token === undefined ? undefined : await authenticate(token, c.env);
    if (!staff) return refusal(token === undefined ? "" : ', error="invalid_token"');
    c.set("staff", staff);
    c.set("actor", staff.actor);
    return next();
  };
}

const refusal = (why: string): Response =>
  problemResponse(problem(401, "Send a token that is good, as Authorization: Bearer followed by the token."), {
    "www-authenticate": `Bearer realm="Reconvene staff"${why}`,
  });

import type { MiddlewareHandler, Context as RequestContext } from "hono";
import { iso } from "../../hub/clock.ts";
import type { Context } from "../../hub/context.ts";
import { invalid } from "../../hub/errors.ts";
import { problem, problemResponse } from "../problem.ts";
import type { StaffEnv } from "./app-types.ts";

export const idempotencyHeader = "Idempotency-Key";

/** Done twice, it is as if it were done once; and its answers are large. */
const changesNothing = ["/api/previews", "/api/previews/reminders"];

/**
 * A POST that comes again with its Idempotency-Key is answered as it was the first time and done once. One that failed
 * may be tried again. Key and request are kept as keyed hashes: a body may hold an address.
 */
export function idempotent(context: Context): MiddlewareHandler<StaffEnv> {
  const hash = (purpose: string, text: string) => context.keys.hash(purpose, text, 16).toString("base64url");
  return async (c, next) => {
    const given = c.req.header(idempotencyHeader);
    if (c.req.method !== "POST" || given === undefined || changesNothing.includes(c.req.path)) return next();
    if (!/^[\x21-\x7e]{1,255}$/.test(given)) {
      throw invalid(idempotencyHeader, "A key has 1 to 255 visible characters and no spaces.");
    }
    const { store } = context;
    const { actor, token } = c.get("staff");
    const key = hash("idempotency key", [actor, ...(token === undefined ? [] : [token]), given].join(" "));
    const { pathname, search } = new URL(c.req.url);
    const request = hash("idempotent request", `${pathname}${search}\n${await c.req.text()}`);
    const before = await store.idempotency.begin(key, request, iso(context.clock.now()));
    switch (before.found) {
      case "answer":
        return new Response(before.answer.body, {
          status: before.answer.status,
          headers: { "content-type": "application/json", "idempotency-replayed": "true" },
        });
      case "other request":
        throw invalid(idempotencyHeader, "This key came with another request before; take a new one.");
      case "running":
        return problemResponse(problem(409, "The first request with this key is still at work. Ask again soon."), {
          "retry-after": "1",
        });
      case "nothing":
        break;
    }
    await next();
    // An error that was thrown is an answer by now.
    if (c.res.ok) await store.idempotency.finish(key, { status: c.res.status, body: await toRemember(c) });
    else await store.idempotency.abandon(key);
  };
}

/** The answer, or what of it may be kept: a secret that is shown once may not. */
const toRemember = async (c: RequestContext<StaffEnv>): Promise<string> => {
  const part = c.get("remembered");
  return part === undefined ? c.res.clone().text() : JSON.stringify(part);
};

import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";

const ownName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Serves this machine by its own name only, on any port: a web page elsewhere may point a name of its own at 127.0.0.1
 * and would then read what it likes (DNS rebinding). @throws HTTPException 403
 */
export const byOwnName: MiddlewareHandler = async (c, next) => {
  if (!ownName.test(hostOf(c))) throw new HTTPException(403, { message: "Only from this machine, by its own name." });
  await next();
};

/** Refuses what a page of another site sends, such as a form, or one without an origin. @throws HTTPException 403 */
export const fromOwnPages: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header("origin");
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === hostOf(c));
  if (!isOwn) throw new HTTPException(403, { message: "Not from another site." });
  await next();
};

const hostOf = (c: Context): string => c.req.header("host") ?? new URL(c.req.url).host;

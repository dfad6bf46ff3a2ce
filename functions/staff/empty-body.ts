import type { MiddlewareHandler } from "hono";

/** Where a body is optional, an empty one is none, although it is said to be JSON: many clients always say so. */
export const emptyIsNone: MiddlewareHandler = async (c, next) => {
  if ((await c.req.text()) === "") c.req.raw.headers.delete("content-type");
  await next();
};

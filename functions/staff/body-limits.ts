import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem, problemResponse } from "../problem.ts";

const megabyte = 1024 * 1024;

const limit = (megabytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: megabytes * megabyte,
    onError: () => {
      const message = `A body may have ${megabytes} MB here.`;
      return problemResponse(problem(413, message, [{ field: "body", message }]));
    },
  });

const most = limit(1);
const imports = limit(5);

/** An import of 500 rows is larger than anything else that staff send. */
export const bodyLimits: MiddlewareHandler = (c, next) =>
  c.req.path === "/api/imports" ? imports(c, next) : most(c, next);

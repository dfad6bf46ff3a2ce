import type { Hook } from "@hono/zod-openapi";
import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { DomainError } from "../../hub/errors.ts";
import { fieldErrors } from "../../hub/fields.ts";
import type { Log } from "../../hub/log.ts";
import { problem, problemOf, problemResponse, unexpected } from "../problem.ts";
import type { StaffEnv } from "./app-types.ts";

const places = { json: "body", form: "body", query: "query", param: "path", header: "header", cookie: "cookie" };

/** What a route's schemas refuse becomes the same error as what the hub refuses. */
export const refuse: Hook<unknown, StaffEnv, string, undefined> = (result) => {
  if (result.success) return undefined;
  const errors = fieldErrors(result.error, places[result.target]);
  throw new DomainError("invalid", "Some fields need attention; nothing was changed.", errors);
};

/** Every error as problem+json (RFC 9457); what nobody expected goes to the log and says nothing of its cause. */
export function answerErrors(log: Log): ErrorHandler<StaffEnv> {
  return (error, c) => {
    const known = aboutBody(error) ?? problemOf(error);
    if (!known) log.error("A staff request failed", { method: c.req.method, path: c.req.path, error: trace(error) });
    return problemResponse(known ?? unexpected());
  };
}

/** What Hono's validators say of a body that they cannot read. */
function aboutBody(error: unknown) {
  if (!(error instanceof HTTPException)) return undefined;
  const about = (message: string) => [{ field: "body", message }];
  if (error.status === 400) return problem(400, "The body is not JSON.", about("This is not well-formed JSON."));
  if (error.status === 415) {
    return problem(415, "The body is of an unknown type.", about("Send JSON, with Content-Type: application/json."));
  }
  return undefined;
}

const trace = (error: Error): string => error.stack ?? String(error);

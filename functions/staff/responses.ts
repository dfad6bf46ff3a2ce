import type { z } from "@hono/zod-openapi";
import { problemShape } from "./shapes.ts";

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemShape } },
});

/** What any request may be answered instead. Thrown as errors, never returned by a handler. */
export const problems = {
  401: refused("No token, or one that is not good"),
  403: refused("The token has not the scope that this asks for"),
  422: refused("A field is missing or wrong"),
} as const;
export const bodyProblems = {
  400: refused("The body is not JSON"),
  413: refused("The body is too large"),
  415: refused("The body is of another type than JSON"),
} as const;
export const notFoundProblem = { 404: refused("There is no such thing") } as const;
export const conflictProblem = { 409: refused("Its present state does not allow this") } as const;

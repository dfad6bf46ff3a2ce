import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError, type ErrorCode, type FieldError, WriteConflict } from "../hub/errors.ts";

/** RFC 9457. `type` is `about:blank`: the status says what kind of problem it is. */
export interface Problem {
  type: "about:blank";
  title: string;
  status: ContentfulStatusCode;
  detail: string;
  errors?: FieldError[];
}

/** What HTTP itself finds wrong, before the hub is asked: malformed, wrong method, too large, unknown type. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  constructor(
    readonly status: keyof typeof titles & ContentfulStatusCode,
    message: string,
  ) {
    super(message);
  }
}

const titles = {
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content too large",
  415: "Unsupported media type",
  422: "Unprocessable content",
  429: "Too many requests",
  500: "Internal error",
  503: "Service unavailable",
} as const;

const statuses = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  gone: 410,
  forged: 400,
  forbidden: 403,
  too_large: 413,
} as const satisfies Record<ErrorCode, keyof typeof titles>;

export const statusOf = (error: DomainError) => statuses[error.code];

export function problem(status: keyof typeof titles, detail: string, errors: FieldError[] = []): Problem {
  return { type: "about:blank", title: titles[status], status, detail, ...(errors.length > 0 ? { errors } : {}) };
}

/** What a client is told of an error; undefined for one that nobody expected, of which it is told nothing. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof DomainError) return problem(statusOf(error), error.message, error.fields);
  if (error instanceof RequestError) return problem(error.status, error.message);
  if (error instanceof WriteConflict) {
    return problem(409, "Somebody else changed this at the same moment. Please try again.");
  }
  if (error instanceof HTTPException && isTitled(error.status)) return problem(error.status, titles[error.status]);
  return undefined;
}

/** For what nobody expected: says nothing of its cause. */
export const unexpected = (): Problem =>
  problem(500, "Something went wrong on our side. It has been noted; please try again in a moment.");

const isTitled = (status: number): status is keyof typeof titles => status in titles;

export const problemResponse = (answer: Problem, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(answer), {
    status: answer.status,
    headers: { "content-type": "application/problem+json", ...headers },
  });

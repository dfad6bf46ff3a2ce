import type { MiddlewareHandler } from "hono";
import type { Scope } from "../../hub/access/scopes.ts";
import { problem, problemResponse } from "../problem.ts";
import type { StaffApp, StaffEnv } from "./app-types.ts";

/** What each operation asks for. One that stands here under no scope is never served: the app does not start. */
const operations: Record<Scope, string[]> = {
  read: [
    "GET /api/meetings",
    "GET /api/meetings/{slug}",
    "GET /api/meetings/{slug}/revisions",
    "GET /api/meetings/{slug}/reminders",
    "POST /api/previews",
    "POST /api/previews/reminders",
    "GET /api/sends",
    "GET /api/sends/{id}",
    "GET /api/smoke/{id}",
  ],
  write: [
    "PUT /api/meetings/{slug}",
    "POST /api/meetings/{slug}/announce",
    "POST /api/meetings/{slug}/notice",
    "POST /api/meetings/{slug}/cancel",
    "POST /api/meetings/{slug}/reinstate",
    "POST /api/meetings/{slug}/recap",
    "POST /api/news",
    "POST /api/sends/{id}/approve",
    "POST /api/sends/{id}/pause",
    "POST /api/sends/{id}/resume",
    "POST /api/sends/{id}/cancel",
    "POST /api/smoke",
    "DELETE /api/smoke",
  ],
  people: [
    "GET /api/sends/{id}/recipients",
    "GET /api/subscribers",
    "POST /api/subscribers",
    "GET /api/subscribers/{id}",
    "DELETE /api/subscribers/{id}",
    "GET /api/subscribers/{id}/sends",
    "POST /api/imports",
    "GET /api/exports",
  ],
  admin: ["GET /api/audit", "GET /api/tokens", "POST /api/tokens", "DELETE /api/tokens/{id}"],
};

const asked = new Map(
  Object.entries(operations).flatMap(([scope, names]) => names.map((name): [string, string] => [name, scope])),
);

const nameOf = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

/** @throws Error for an operation that stands under no scope */
export function scopeOf(method: string, path: string): string {
  const scope = asked.get(nameOf(method, path));
  if (scope === undefined) throw new Error(`${nameOf(method, path)} asks for no scope (functions/staff/scopes.ts).`);
  return scope;
}

/** Asks for each operation's scope; to be called before the operations are added, so that it is asked first. */
export function askForScopes(app: StaffApp): void {
  for (const [operation, scope] of asked) {
    const [method = "", path = ""] = operation.split(" ");
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ":$1"), needs(scope));
  }
}

/** @throws Error for an operation of the app that stands under no scope, and for one that there is not */
export function assertScoped(app: StaffApp): void {
  const added = new Set<string>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== "route") continue;
    const { method, path } = definition.route;
    scopeOf(method, path);
    added.add(nameOf(method, path));
  }
  const unknown = [...asked.keys()].filter((name) => !added.has(name));
  if (unknown.length > 0)
    throw new Error(`functions/staff/scopes.ts speaks of ${unknown.join(", ")}: nothing is there.`);
}

/** RFC 6750 §3.1, insufficient_scope. */
const needs =
  (scope: string): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const { scopes } = c.get("staff");
    if (scopes.some((one) => one === scope)) return next();
    const message = `This needs the scope ${scope}; yours: ${scopes.join(", ") || "none"}.`;
    return problemResponse(problem(403, message, [{ field: "scope", message: `${scope} is missing.` }]), {
      "www-authenticate": `Bearer realm="Reconvene staff", error="insufficient_scope", scope="${scope}"`,
    });
  };

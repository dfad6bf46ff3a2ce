import { everyScope, scopes } from "../../hub/access/scopes.ts";
import { openPaths, withToken } from "../ways.ts";
import type { StaffApp } from "./app-types.ts";
import { scopeOf } from "./scopes.ts";

const description = `Meetings, sends and subscribers. Errors are problem+json (RFC 9457) with the fields at fault.

People sign in where \`${openPaths.signIn}\` says, and send the access token; programs have API tokens. Each operation asks for a scope: ${everyScope.map((scope) => `\`${scope}\` (${scopes[scope]})`).join(", ")}.`;

/** OpenAPI 3.1 at `/api/openapi.json`, for everybody: it says what the repository says. */
export function addOpenApiDocument(app: StaffApp): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "staff", { type: "http", scheme: "bearer" });
  app.get(openPaths.document, (c) => {
    const document = app.getOpenAPI31Document({
      openapi: "3.1.0",
      info: { title: "Reconvene: staff API", version: "1", description },
      servers: [
        { url: "/", description: "For people who have signed in" },
        { url: withToken, description: "For API tokens" },
      ],
    });
    const methods = ["get", "put", "post", "delete"] as const;
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const method of methods) {
        const operation = item[method];
        if (operation) operation.security = [{ staff: [scopeOf(method, path)] }];
      }
    }
    return c.json(document);
  });
}

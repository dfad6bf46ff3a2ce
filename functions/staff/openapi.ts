import type { StaffApp } from "./app-types.ts";

/** OpenAPI 3.1 at `/api/openapi.json`, for everybody: it says what the repository says. */
export function addOpenApiDocument(app: StaffApp): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "staff", { type: "http", scheme: "bearer" });
  app.get("/api/openapi.json", (c) =>
    c.json(
      app.getOpenAPI31Document({
        openapi: "3.1.0",
        info: {
          title: "Reconvene: staff API",
          version: "1",
          description: "Meetings, sends and subscribers. Errors are problem+json (RFC 9457) with the fields at fault.",
        },
        security: [{ staff: [] }],
      }),
    ),
  );
}

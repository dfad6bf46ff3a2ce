import { createRoute, z } from "@hono/zod-openapi";
import type { AddRoute } from "../app-types.ts";
import { json, problems } from "../responses.ts";
import { pageOf, paging } from "../shapes.ts";

const entry = z
  .object({
    at: z.string(),
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  })
  .openapi("AuditEntry");

const route = createRoute({
  method: "get",
  path: "/api/audit",
  operationId: "listAudit",
  summary: "Who did what, the newest first",
  request: { query: z.strictObject(paging(50, 200)) },
  responses: { 200: json(pageOf(entry), "A page of the trail"), ...problems },
});

export const addListAudit: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { limit, next } = c.req.valid("query");
    return c.json(await context.store.audit.list(limit, next), 200);
  });

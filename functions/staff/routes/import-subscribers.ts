import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { importInput, importRow, importSubscribers } from "../../../hub/subscribers/import.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { bodyProblems, json, problems } from "../responses.ts";
import { flag } from "../shapes.ts";

// Schemas made before @hono/zod-openapi is loaded lack its method; their copies have it.
const row = importRow.describe("One person; confirmedAt and source say when and where a subscription was confirmed.");
const rows = z.strictObject({
  rows: importInput.shape.rows
    .describe("All are taken, or none.")
    .openapi({ type: "array", items: { $ref: "#/components/schemas/ImportRow" } }),
});

const first = z
  .string()
  .regex(/^\d{1,7}$/, { error: "Write the number of the first row." })
  .transform(Number)
  .optional()
  .openapi({ type: "integer", description: "Numbers the first row, for the errors; 1 when absent." });

const route = createRoute({
  method: "post",
  path: "/api/imports",
  operationId: "importSubscribers",
  summary: "Take over confirmed subscriptions, or ask people to confirm; all rows or none",
  request: {
    query: z.strictObject({ dryRun: flag.optional(), first }),
    headers: withIdempotencyKey,
    body: { required: true, content: { "application/json": { schema: rows } } },
  },
  responses: {
    200: json(
      z.object({ active: z.int(), pending: z.int(), unchanged: z.int() }),
      "How many are active, were asked to confirm, or were known already",
    ),
    ...bodyProblems,
    ...problems,
  },
});

export const addImportSubscribers: AddRoute = (app, context) => {
  app.openAPIRegistry.register("ImportRow", row);
  app.openapi(route, async (c) => {
    const { dryRun, first } = c.req.valid("query");
    const input = c.req.valid("json");
    const actor = c.get("actor");
    const options = { ...(first === undefined ? {} : { first }), ...(dryRun === undefined ? {} : { dryRun }) };
    const checked = await importSubscribers(context, input, actor, { ...options, dryRun: true });
    if (dryRun) return c.json(checked, 200);
    const detail = { rows: input.rows.length };
    const action = { actor, action: "subscribers.import", subject: "subscribers", detail };
    return c.json(await audited(context, action, () => importSubscribers(context, input, actor, options)), 200);
  });
};

import { createRoute, z } from "@hono/zod-openapi";
import { previewOf } from "../../../hub/editions/preview.ts";
import type { AddRoute } from "../app-types.ts";
import { previewRequest } from "../preview-request.ts";
import { bodyProblems, json, problems } from "../responses.ts";

const route = createRoute({
  method: "post",
  path: "/api/previews",
  operationId: "previewEdition",
  summary: "What a reader would read; nothing is kept",
  request: { body: { required: true, content: { "application/json": { schema: previewRequest } } } },
  responses: {
    200: json(z.object({ subject: z.string(), html: z.string(), text: z.string() }), "The edition, with sample values"),
    ...bodyProblems,
    ...problems,
  },
});

export const addPreview: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => c.json(await previewOf(context, c.req.valid("json")), 200));

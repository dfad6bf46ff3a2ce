import { createRoute, z } from "@hono/zod-openapi";
import { language } from "../../../hub/config.ts";
import { previewOf } from "../../../hub/editions/preview.ts";
import { meetingInput } from "../../../hub/meetings/input.ts";
import { zone } from "../../../hub/meetings/zone.ts";
import { profile } from "../../../hub/subscribers/subscriber.ts";
import type { AddRoute } from "../app-types.ts";
import { bodyProblems, json, problems } from "../responses.ts";

const route = createRoute({
  method: "post",
  path: "/api/previews",
  operationId: "previewEdition",
  summary: "What a reader would read; nothing is kept",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            meeting: meetingInput,
            kind: z.enum(["announcement", "reminder"]),
            language,
            zone: zone.optional().openapi({ description: "The reader's; the meeting's when absent." }),
            name: profile.shape.name,
          }),
        },
      },
    },
  },
  responses: {
    200: json(z.object({ subject: z.string(), html: z.string(), text: z.string() }), "The edition, with sample values"),
    ...bodyProblems,
    ...problems,
  },
});

export const addPreview: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => c.json(await previewOf(context, c.req.valid("json")), 200));

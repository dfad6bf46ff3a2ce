import { createRoute, z } from "@hono/zod-openapi";
import { meetingInput } from "../../../hub/meetings/input.ts";
import { draftOf } from "../../../hub/meetings/put.ts";
import { reminderPlan } from "../../../hub/meetings/reminder-plan.ts";
import type { AddRoute } from "../app-types.ts";
import { plannedReminders } from "../planned-reminders.ts";
import { bodyProblems, json, problems } from "../responses.ts";

const route = createRoute({
  method: "post",
  path: "/api/previews/reminders",
  operationId: "previewReminders",
  summary: "When the reminders of a meeting as written here would go out, and to how many; nothing is kept",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ meeting: meetingInput }) } },
    },
  },
  responses: { 200: json(plannedReminders, "By the list as it is now"), ...bodyProblems, ...problems },
});

export const addPreviewReminders: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const meeting = draftOf(c.req.valid("json").meeting, context.clock.now());
    return c.json({ items: await reminderPlan(context, meeting) }, 200);
  });

import { createRoute } from "@hono/zod-openapi";
import { reminderPlan } from "../../../hub/meetings/reminder-plan.ts";
import type { AddRoute } from "../app-types.ts";
import { knownMeeting } from "../known-meeting.ts";
import { plannedReminders } from "../planned-reminders.ts";
import { json, notFoundProblem, problems } from "../responses.ts";
import { slugParam } from "../shapes.ts";

const route = createRoute({
  method: "get",
  path: "/api/meetings/{slug}/reminders",
  operationId: "listReminders",
  summary: "When a meeting's reminders go out, and to how many",
  request: { params: slugParam },
  responses: { 200: json(plannedReminders, "By the list as it is now"), ...notFoundProblem, ...problems },
});

export const addListReminders: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const meeting = await knownMeeting(context, c.req.valid("param").slug);
    return c.json({ items: await reminderPlan(context, meeting) }, 200);
  });

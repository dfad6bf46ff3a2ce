import { createRoute } from "@hono/zod-openapi";
import type { AddRoute } from "../app-types.ts";
import { knownMeeting } from "../known-meeting.ts";
import { meetingShape, meetingView } from "../meeting-view.ts";
import { json, notFoundProblem, problems } from "../responses.ts";
import { slugParam } from "../shapes.ts";

const route = createRoute({
  method: "get",
  path: "/api/meetings/{slug}",
  operationId: "getMeeting",
  summary: "A meeting as it was put, and what became of it",
  request: { params: slugParam },
  responses: { 200: json(meetingShape, "The meeting"), ...notFoundProblem, ...problems },
});

export const addGetMeeting: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const meeting = await knownMeeting(context, c.req.valid("param").slug);
    return c.json(await meetingView(context, meeting), 200);
  });

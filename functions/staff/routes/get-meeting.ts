import { createRoute } from "@hono/zod-openapi";
import { notFound } from "../../../hub/errors.ts";
import type { AddRoute } from "../app-types.ts";
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
    const { slug } = c.req.valid("param");
    const meeting = await context.store.meetings.get(slug);
    if (!meeting) throw notFound(`meeting ${slug}`);
    return c.json(meetingView(context, meeting), 200);
  });

import { createRoute } from "@hono/zod-openapi";
import type { AddRoute } from "../app-types.ts";
import { meetingShape, meetingView } from "../meeting-view.ts";
import { json, problems } from "../responses.ts";
import { pageOf } from "../shapes.ts";

const route = createRoute({
  method: "get",
  path: "/api/meetings",
  operationId: "listMeetings",
  summary: "All meetings, by their slugs",
  responses: { 200: json(pageOf(meetingShape), "All of them, in one page"), ...problems },
});

export const addListMeetings: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const meetings = await context.store.meetings.list();
    return c.json({ items: await Promise.all(meetings.map((meeting) => meetingView(context, meeting))) }, 200);
  });

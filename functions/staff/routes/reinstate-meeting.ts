import { createRoute } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { reinstateMeeting } from "../../../hub/meetings/cancel.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { meetingShape, meetingView } from "../meeting-view.ts";
import { conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { slugParam } from "../shapes.ts";

const route = createRoute({
  method: "post",
  path: "/api/meetings/{slug}/reinstate",
  operationId: "reinstateMeeting",
  summary: "Take a cancellation back; those who were told of it get a notice",
  request: { params: slugParam, headers: withIdempotencyKey },
  responses: {
    200: json(meetingShape, "It takes place after all, or is a draft again"),
    ...notFoundProblem,
    ...conflictProblem,
    ...problems,
  },
});

export const addReinstateMeeting: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    const action = { actor: c.get("actor"), action: "meeting.reinstate", subject: slug };
    const meeting = await audited(context, action, () => reinstateMeeting(context, slug));
    return c.json(await meetingView(context, meeting), 200);
  });

import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { note } from "../../../hub/editions/edition.ts";
import { cancelMeeting } from "../../../hub/meetings/cancel.ts";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { emptyIsNone } from "../empty-body.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { meetingShape, meetingView } from "../meeting-view.ts";
import { bodyProblems, conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { sendShape, slugParam } from "../shapes.ts";

const cancellation = z
  .strictObject({
    note: note.optional().openapi({ description: "A sentence for those who were told, by language." }),
    notify: z.boolean().optional().openapi({ description: "False: nobody is written to." }),
  })
  .openapi("Cancellation");

const route = createRoute({
  method: "post",
  path: "/api/meetings/{slug}/cancel",
  operationId: "cancelMeeting",
  middleware: emptyIsNone,
  summary: "Cancel a meeting, and tell those who were told of it",
  request: {
    params: slugParam,
    headers: withIdempotencyKey,
    body: { required: false, content: { "application/json": { schema: cancellation } } },
  },
  responses: {
    202: json(
      z.object({ meeting: meetingShape, send: sendShape.optional() }),
      "Cancelled; the send that says so, once there is one",
    ),
    ...notFoundProblem,
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addCancelMeeting: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    const options = c.req.valid("json");
    const detail = { notify: options.notify ?? true, note: options.note !== undefined };
    const action = { actor: c.get("actor"), action: "meeting.cancel", subject: slug, detail };
    const { meeting, send } = await audited(context, action, () => cancelMeeting(context, slug, options));
    const view = await meetingView(context, meeting);
    return c.json({ meeting: view, ...(send ? { send: await reportOf(context, send) } : {}) }, 202);
  });

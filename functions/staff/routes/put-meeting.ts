import { createRoute } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { assertReadable } from "../../../hub/editions/readable.ts";
import { invalid } from "../../../hub/errors.ts";
import { parseWith } from "../../../hub/fields.ts";
import { meetingFields, meetingInput } from "../../../hub/meetings/input.ts";
import { draftOf, putMeeting } from "../../../hub/meetings/put.ts";
import type { AddRoute } from "../app-types.ts";
import { attended } from "../attended.ts";
import { meetingShape, meetingView } from "../meeting-view.ts";
import { bodyProblems, conflictProblem, json, problems } from "../responses.ts";
import { slugParam } from "../shapes.ts";

const route = createRoute({
  method: "put",
  path: "/api/meetings/{slug}",
  operationId: "putMeeting",
  summary: "Keep a meeting as written; what differs is a new revision, of which those who were told get a notice",
  request: {
    params: slugParam,
    body: {
      required: true,
      content: { "application/json": { schema: meetingFields.partial({ slug: true }).openapi("MeetingInput") } },
    },
  },
  responses: {
    200: json(meetingShape, "Changed, or the same as it was"),
    201: json(meetingShape, "New"),
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addPutMeeting: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    const written = c.req.valid("json");
    if (written.slug !== undefined && written.slug !== slug) {
      throw invalid("slug", `The address says ${slug}, the meeting says ${written.slug}; they must agree.`);
    }
    const input = parseWith(meetingInput, { ...written, slug });
    await assertReadable(context, { kind: "announcement", meeting: draftOf(input, context.clock.now()) });
    const action = { actor: c.get("actor"), action: "meeting.put", subject: slug };
    const { meeting, changed } = await audited(context, action, () => putMeeting(context, input));
    const kept = changed ? await attended(context, meeting) : meeting;
    return c.json(await meetingView(context, kept), changed && meeting.revision === 1 ? 201 : 200);
  });

import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { announce } from "../../../hub/meetings/announce.ts";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { emptyIsNone } from "../empty-body.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { launchDetail, launchFields } from "../launch-fields.ts";
import { bodyProblems, conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { sendShape, slugParam } from "../shapes.ts";

const announcement = z
  .strictObject({
    ...launchFields,
    again: z
      .boolean()
      .optional()
      .openapi({ description: "Although an earlier revision was announced, or one that a backup does not know." }),
  })
  .openapi("Announcement");

const route = createRoute({
  method: "post",
  path: "/api/meetings/{slug}/announce",
  operationId: "announceMeeting",
  middleware: emptyIsNone,
  summary: "Announce a meeting to all who chose announcements; a revision is announced once",
  request: {
    params: slugParam,
    headers: withIdempotencyKey,
    body: { required: false, content: { "application/json": { schema: announcement } } },
  },
  responses: {
    202: json(z.object({ send: sendShape }), "The send that carries it"),
    ...notFoundProblem,
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addAnnounceMeeting: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    const by = c.get("actor");
    const options = c.req.valid("json");
    const detail = { ...launchDetail(options), again: options.again ?? false };
    const action = { actor: by, action: "meeting.announce", subject: slug, detail };
    const send = await audited(context, action, () => announce(context, slug, { ...options, by }));
    return c.json({ send: await reportOf(context, send) }, 202);
  });

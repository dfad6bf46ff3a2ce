import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { recapInput } from "../../../hub/meetings/recap.ts";
import { sendRecap } from "../../../hub/meetings/send-recap.ts";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { launchDetail, launchFields } from "../launch-fields.ts";
import { bodyProblems, conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { sendShape, slugParam } from "../shapes.ts";

const recap = recapInput
  .extend({
    ...launchFields,
    again: z.boolean().optional().openapi({ description: "Although another recap of it was sent." }),
  })
  .openapi("Recap");

const route = createRoute({
  method: "post",
  path: "/api/meetings/{slug}/recap",
  operationId: "sendRecap",
  summary: "Send the recap of a meeting that is over to all who chose recaps, and put it on the meeting's page",
  request: {
    params: slugParam,
    headers: withIdempotencyKey,
    body: { required: true, content: { "application/json": { schema: recap } } },
  },
  responses: {
    202: json(z.object({ send: sendShape }), "The send that carries it"),
    ...notFoundProblem,
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addSendRecap: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    const { texts, ...options } = c.req.valid("json");
    const by = c.get("actor");
    const detail = { ...launchDetail(options), again: options.again ?? false };
    const action = { actor: by, action: "meeting.recap", subject: slug, detail };
    const send = await audited(context, action, () => sendRecap(context, slug, { texts }, { ...options, by }));
    return c.json({ send: await reportOf(context, send) }, 202);
  });

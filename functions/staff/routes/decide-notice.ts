import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { note } from "../../../hub/editions/edition.ts";
import { decideNotice } from "../../../hub/meetings/notice.ts";
import type { AddRoute } from "../app-types.ts";
import { attended } from "../attended.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { meetingShape, meetingView } from "../meeting-view.ts";
import { bodyProblems, conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { slugParam } from "../shapes.ts";

const decision = z
  .strictObject({
    note: note.optional().openapi({ description: "A sentence that goes with it, by language." }),
    suppress: z.literal(true).optional().openapi({ description: "It is not sent; the next change makes another." }),
    now: z.literal(true).optional().openapi({ description: "It is sent at once." }),
  })
  .refine(({ suppress, note, now }) => !suppress || !(note || now), {
    path: ["suppress"],
    error: "A notice that is not sent has neither a note nor a time.",
  })
  .refine(({ suppress, note, now }) => suppress || note || now, { error: "Give a note, or say now or suppress." })
  .openapi("NoticeDecision");

const route = createRoute({
  method: "post",
  path: "/api/meetings/{slug}/notice",
  operationId: "decideNotice",
  summary: "Add a sentence to the notice that waits, send it now, or suppress it",
  request: {
    params: slugParam,
    headers: withIdempotencyKey,
    body: { required: true, content: { "application/json": { schema: decision } } },
  },
  responses: {
    200: json(meetingShape, "The meeting; its notice as decided, unless it has left"),
    ...notFoundProblem,
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addDecideNotice: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    const wish = c.req.valid("json");
    const detail = { note: wish.note !== undefined, suppress: wish.suppress ?? false, now: wish.now ?? false };
    const action = { actor: c.get("actor"), action: "meeting.notice", subject: slug, detail };
    const meeting = await audited(context, action, () => decideNotice(context, slug, wish));
    return c.json(await meetingView(context, await attended(context, meeting)), 200);
  });

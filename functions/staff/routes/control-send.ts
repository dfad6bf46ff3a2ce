import { createRoute } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { approve, cancel, pause, resume } from "../../../hub/sends/control.ts";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { sendParam, sendShape } from "../shapes.ts";

const verbs = { approve, pause, resume, cancel };
const summaries: Record<keyof typeof verbs, string> = {
  approve: "Let a draft begin",
  pause: "Hold a send; takes effect within one wave",
  resume: "Go on with a paused send",
  cancel: "Stop a send for good; whoever has not been written to is skipped",
};

const routeFor = (verb: keyof typeof verbs) =>
  createRoute({
    method: "post",
    path: `/api/sends/{id}/${verb}`,
    operationId: `${verb}Send`,
    summary: summaries[verb],
    request: { params: sendParam, headers: withIdempotencyKey },
    responses: {
      200: json(sendShape, "The send as it stands then"),
      ...notFoundProblem,
      ...conflictProblem,
      ...problems,
    },
  });

const addVerb =
  (verb: keyof typeof verbs): AddRoute =>
  (app, context) =>
    void app.openapi(routeFor(verb), async (c) => {
      const { id } = c.req.valid("param");
      const action = { actor: c.get("actor"), action: `send.${verb}`, subject: id };
      const send = await audited(context, action, () => verbs[verb](context, id));
      return c.json(await reportOf(context, send), 200);
    });

export const addApproveSend = addVerb("approve");
export const addPauseSend = addVerb("pause");
export const addResumeSend = addVerb("resume");
export const addCancelSend = addVerb("cancel");

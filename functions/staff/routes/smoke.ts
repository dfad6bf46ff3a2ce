import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { notFound } from "../../../hub/errors.ts";
import { simulator } from "../../../hub/sends/audience.ts";
import { reportOf } from "../../../hub/sends/report.ts";
import { beginSmoke } from "../../../hub/smoke/begin.ts";
import { cleanUpSmoke } from "../../../hub/smoke/clean-up.ts";
import { smokeOutcome } from "../../../hub/smoke/outcome.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { knownSend } from "../known-send.ts";
import { conflictProblem, json, notFoundProblem, problems } from "../responses.ts";
import { outcome, reason, sendParam, sendShape, subscriberState } from "../shapes.ts";

const mailboxShape = z
  .object({
    address: z.string(),
    expected: z.object({ outcome, state: subscriberState }),
    outcome,
    reason: reason.optional(),
    state: subscriberState.optional().openapi({ description: "Of the mailbox as a subscriber; absent of none." }),
  })
  .openapi("SimulatedMailbox");

const begin = createRoute({
  method: "post",
  path: "/api/smoke",
  operationId: "beginSmokeTest",
  summary: "Announce a meeting that there is not to SES's mailbox simulator, and to nobody else",
  request: { headers: withIdempotencyKey },
  responses: {
    202: json(z.object({ send: sendShape }), "The send that carries it"),
    ...conflictProblem,
    ...problems,
  },
});

const look = createRoute({
  method: "get",
  path: "/api/smoke/{id}",
  operationId: "getSmokeTest",
  summary: "What came of a smoke test, beside what should",
  request: { params: sendParam },
  responses: {
    200: json(z.object({ send: sendShape, mailboxes: z.array(mailboxShape) }), "The send, and each mailbox"),
    ...notFoundProblem,
    ...problems,
  },
});

const cleanUp = createRoute({
  method: "delete",
  path: "/api/smoke",
  operationId: "cleanUpSmokeTest",
  summary: "Forget the simulator's mailboxes",
  responses: { 204: { description: "Forgotten" }, ...problems },
});

export const addBeginSmoke: AddRoute = (app, context) =>
  void app.openapi(begin, async (c) => {
    const { actor } = c.get("staff");
    const send = await audited(context, { actor, action: "smoke.begin", subject: "smoke" }, () =>
      beginSmoke(context, actor),
    );
    return c.json({ send: await reportOf(context, send) }, 202);
  });

export const addGetSmoke: AddRoute = (app, context) =>
  void app.openapi(look, async (c) => {
    const { id } = c.req.valid("param");
    const send = await knownSend(context, id);
    if (send.audience?.topic !== simulator) throw notFound(`smoke test ${id}`);
    const mailboxes = await smokeOutcome(context, send.id);
    return c.json({ send: await reportOf(context, send), mailboxes }, 200);
  });

export const addCleanUpSmoke: AddRoute = (app, context) =>
  void app.openapi(cleanUp, async (c) => {
    const action = { actor: c.get("staff").actor, action: "smoke.clean-up", subject: "smoke" };
    await audited(context, action, () => cleanUpSmoke(context));
    return c.body(null, 204);
  });

import { createRoute } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { notFound } from "../../../hub/errors.ts";
import { erase } from "../../../hub/subscribers/erase.ts";
import type { AddRoute } from "../app-types.ts";
import { notFoundProblem, problems } from "../responses.ts";
import { subscriberParam } from "../shapes.ts";

const route = createRoute({
  method: "delete",
  path: "/api/subscribers/{id}",
  operationId: "eraseSubscriber",
  summary: "Forget a person; a keyed hash of the address stays",
  request: { params: subscriberParam },
  responses: { 204: { description: "Forgotten" }, ...notFoundProblem, ...problems },
});

export const addEraseSubscriber: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    if (!(await context.store.subscribers.get(id))) throw notFound(`subscriber ${id}`);
    const action = { actor: c.get("actor"), action: "subscriber.erase", subject: id };
    await audited(context, action, () => erase(context, id));
    return c.body(null, 204);
  });

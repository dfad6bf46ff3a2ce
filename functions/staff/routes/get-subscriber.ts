import { createRoute } from "@hono/zod-openapi";
import { notFound } from "../../../hub/errors.ts";
import type { AddRoute } from "../app-types.ts";
import { json, notFoundProblem, problems } from "../responses.ts";
import { subscriberParam, subscriberWithConsents } from "../shapes.ts";
import { viewWithConsents } from "../subscriber-view.ts";

const route = createRoute({
  method: "get",
  path: "/api/subscribers/{id}",
  operationId: "getSubscriber",
  summary: "A subscriber, with what was agreed to and when",
  request: { params: subscriberParam },
  responses: { 200: json(subscriberWithConsents, "The subscriber"), ...notFoundProblem, ...problems },
});

export const addGetSubscriber: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const subscriber = await context.store.subscribers.get(id);
    if (!subscriber) throw notFound(`subscriber ${id}`);
    return c.json(viewWithConsents(subscriber), 200);
  });

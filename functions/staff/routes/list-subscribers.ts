import { createRoute, z } from "@hono/zod-openapi";
import type { AddRoute } from "../app-types.ts";
import { json, problems } from "../responses.ts";
import { pageOf, paging, subscriberShape, subscriberState } from "../shapes.ts";
import { viewOf } from "../subscriber-view.ts";

const route = createRoute({
  method: "get",
  path: "/api/subscribers",
  operationId: "listSubscribers",
  summary: "Subscribers, in no order that means anything",
  request: { query: z.strictObject({ state: subscriberState.optional(), ...paging(50, 500) }) },
  responses: { 200: json(pageOf(subscriberShape), "A page of subscribers"), ...problems },
});

export const addListSubscribers: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { state, limit, next } = c.req.valid("query");
    const page = await context.store.subscribers.list(state ? { state } : {}, limit, next);
    return c.json({ ...page, items: page.items.map(viewOf) }, 200);
  });

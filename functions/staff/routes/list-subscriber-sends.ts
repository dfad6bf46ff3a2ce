import { createRoute, z } from "@hono/zod-openapi";
import { notFound } from "../../../hub/errors.ts";
import { noticesTo } from "../../../hub/sends/history.ts";
import type { AddRoute } from "../app-types.ts";
import { json, notFoundProblem, problems } from "../responses.ts";
import { noticeShape, pageOf, paging, subscriberParam } from "../shapes.ts";

const route = createRoute({
  method: "get",
  path: "/api/subscribers/{id}/sends",
  operationId: "listSubscriberSends",
  summary: "What a subscriber was sent and what became of it, the newest first; then confirmations and welcomes",
  request: { params: subscriberParam, query: z.strictObject(paging(50, 200)) },
  responses: { 200: json(pageOf(noticeShape), "A page of sends"), ...notFoundProblem, ...problems },
});

export const addListSubscriberSends: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const { limit, next } = c.req.valid("query");
    if (!(await context.store.subscribers.get(id))) throw notFound(`subscriber ${id}`);
    return c.json(await noticesTo(context, id, limit, next), 200);
  });

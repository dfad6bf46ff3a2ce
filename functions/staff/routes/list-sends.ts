import { createRoute, z } from "@hono/zod-openapi";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { json, problems } from "../responses.ts";
import { pageOf, paging, sendShape, sendStatus } from "../shapes.ts";

const route = createRoute({
  method: "get",
  path: "/api/sends",
  operationId: "listSends",
  summary: "Sends, the newest first",
  request: { query: z.strictObject({ status: sendStatus.optional(), ...paging(20, 100) }) },
  responses: { 200: json(pageOf(sendShape), "A page of sends"), ...problems },
});

export const addListSends: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { status, limit, next } = c.req.valid("query");
    const page = await context.store.sends.list(status ? { status } : {}, limit, next);
    const items = await Promise.all(page.items.map((send) => reportOf(context, send)));
    return c.json({ ...page, items }, 200);
  });

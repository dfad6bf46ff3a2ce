import { createRoute } from "@hono/zod-openapi";
import { iso } from "../../../hub/clock.ts";
import type { AddRoute } from "../app-types.ts";
import { json, problems } from "../responses.ts";
import { pageOf } from "../shapes.ts";
import { tokenShape, tokenView } from "../token-view.ts";

const route = createRoute({
  method: "get",
  path: "/api/tokens",
  operationId: "listTokens",
  summary: "All API tokens that there ever were, the newest first",
  responses: { 200: json(pageOf(tokenShape), "All of them, in one page"), ...problems },
});

export const addListTokens: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const now = iso(context.clock.now());
    return c.json({ items: (await context.store.apiTokens.list()).map((token) => tokenView(token, now)) }, 200);
  });

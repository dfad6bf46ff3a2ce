import { createRoute, z } from "@hono/zod-openapi";
import { tokenWish } from "../../../hub/access/api-token.ts";
import { addToken } from "../../../hub/access/tokens.ts";
import { iso } from "../../../hub/clock.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { bodyProblems, conflictProblem, json, problems } from "../responses.ts";
import { tokenShape, tokenView } from "../token-view.ts";

const wish = z
  .strictObject(tokenWish.shape)
  .openapi("NewToken", { description: "Good for `days`. Nobody can give a scope that is not their own." });

const secret = z.string().optional().openapi({
  description: "What its holder shows. It is kept nowhere: absent when the answer comes again for its Idempotency-Key.",
});

const route = createRoute({
  method: "post",
  path: "/api/tokens",
  operationId: "addToken",
  summary: "Make an API token, which is shown once",
  request: {
    headers: withIdempotencyKey,
    body: { required: true, content: { "application/json": { schema: wish } } },
  },
  responses: {
    201: json(z.object({ ...tokenShape.shape, token: secret }), "The token; keep it now"),
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addAddToken: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { token, text } = await addToken(context, c.req.valid("json"), c.get("staff"));
    const view = tokenView(token, iso(context.clock.now()));
    c.set("remembered", view);
    return c.json({ ...view, token: text }, 201);
  });

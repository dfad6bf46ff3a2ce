import { createRoute, z } from "@hono/zod-openapi";
import { revokeToken } from "../../../hub/access/tokens.ts";
import type { AddRoute } from "../app-types.ts";
import { notFoundProblem, problems } from "../responses.ts";

const params = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/, { error: "This is not the id of a token." }),
});

const route = createRoute({
  method: "delete",
  path: "/api/tokens/{id}",
  operationId: "revokeToken",
  summary: "Let an API token be good no more, from the next request on",
  request: { params },
  responses: { 204: { description: "Revoked, now or before" }, ...notFoundProblem, ...problems },
});

export const addRevokeToken: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    await revokeToken(context, c.req.valid("param").id, c.get("staff"));
    return c.body(null, 204);
  });

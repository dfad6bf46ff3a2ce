import { createRoute } from "@hono/zod-openapi";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { knownSend } from "../known-send.ts";
import { json, notFoundProblem, problems } from "../responses.ts";
import { sendParam, sendShape } from "../shapes.ts";

const route = createRoute({
  method: "get",
  path: "/api/sends/{id}",
  operationId: "getSend",
  summary: "A send and what became of its recipients",
  request: { params: sendParam },
  responses: { 200: json(sendShape, "The send"), ...notFoundProblem, ...problems },
});

export const addGetSend: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const send = await knownSend(context, c.req.valid("param").id);
    return c.json(await reportOf(context, send), 200);
  });

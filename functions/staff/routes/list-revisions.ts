import { createRoute, z } from "@hono/zod-openapi";
import { historyOf } from "../../../hub/meetings/history.ts";
import type { AddRoute } from "../app-types.ts";
import { changeShape } from "../meeting-view.ts";
import { json, notFoundProblem, problems } from "../responses.ts";
import { slugParam } from "../shapes.ts";

const revision = z
  .object({
    revision: z.int(),
    at: z.string(),
    state: z.enum(["draft", "scheduled", "cancelled"]),
    changes: z.array(changeShape).openapi({ description: "Against the revision before; none in the first." }),
  })
  .openapi("Revision");

const route = createRoute({
  method: "get",
  path: "/api/meetings/{slug}/revisions",
  operationId: "listRevisions",
  summary: "What changed in a meeting, the newest revision first",
  request: { params: slugParam },
  responses: {
    200: json(z.object({ items: z.array(revision) }), "All of them, in one page"),
    ...notFoundProblem,
    ...problems,
  },
});

export const addListRevisions: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { slug } = c.req.valid("param");
    return c.json({ items: await historyOf(context, slug) }, 200);
  });

import { createRoute, z } from "@hono/zod-openapi";
import { allRecipients, recipientsOf } from "../../../hub/sends/recipients.ts";
import type { AddRoute } from "../app-types.ts";
import { csvLine } from "../csv.ts";
import { knownSend } from "../known-send.ts";
import { notFoundProblem, problems } from "../responses.ts";
import { outcome, pageOf, paging, recipientShape, sendParam } from "../shapes.ts";
import { download } from "../stream.ts";

const route = createRoute({
  method: "get",
  path: "/api/sends/{id}/recipients",
  operationId: "listRecipients",
  summary: "What became of each recipient; as CSV, of all of them at once",
  request: {
    params: sendParam,
    query: z.strictObject({
      outcome: outcome.optional(),
      format: z.enum(["json", "csv"]).optional(),
      ...paging(100, 500),
    }),
  },
  responses: {
    200: {
      description: "A page of recipients, or a file of all (`?format=csv` or `Accept: text/csv`)",
      content: {
        "application/json": { schema: pageOf(recipientShape) },
        "text/csv": { schema: z.string() },
      },
    },
    ...notFoundProblem,
    ...problems,
  },
});

export const addListRecipients: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { outcome, format, limit, next } = c.req.valid("query");
    const send = await knownSend(context, c.req.valid("param").id);
    const asCsv = format === "csv" || (format === undefined && c.req.header("accept")?.includes("text/csv"));
    if (!asCsv) return c.json(await recipientsOf(context, send.id, limit, { outcome, next }), 200);
    async function* lines() {
      yield csvLine(["subscriber", "email", "outcome", "reason"]);
      for await (const { subscriber, email, outcome: became, reason } of allRecipients(context, send.id, outcome)) {
        yield csvLine([subscriber, email, became, reason]);
      }
    }
    return download(lines(), { type: "text/csv; charset=utf-8", filename: `${send.id}.csv` });
  });

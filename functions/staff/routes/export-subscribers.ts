import { createRoute, z } from "@hono/zod-openapi";
import { recordAction } from "../../../hub/audit/record.ts";
import { everySubscriber } from "../../../hub/subscribers/every.ts";
import type { AddRoute } from "../app-types.ts";
import { csvLine } from "../csv.ts";
import { problems } from "../responses.ts";
import { download } from "../stream.ts";
import { viewWithConsents } from "../subscriber-view.ts";

const route = createRoute({
  method: "get",
  path: "/api/exports",
  operationId: "exportSubscribers",
  summary: "All subscribers with their consents, as JSON lines or CSV",
  request: { query: z.strictObject({ format: z.enum(["jsonl", "csv"]).optional() }) },
  responses: {
    200: {
      description: "A file of all (CSV by `?format=csv` or `Accept: text/csv`)",
      content: { "application/jsonl": { schema: z.string() }, "text/csv": { schema: z.string() } },
    },
    ...problems,
  },
});

const columns = [
  ...["id", "state", "email", "name", "language", "zone", "topics"],
  ...["createdAt", "stateAt", "confirmedAt", "consents"],
];

export const addExportSubscribers: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { format } = c.req.valid("query");
    const asCsv = format === "csv" || (format === undefined && c.req.header("accept")?.includes("text/csv"));
    async function* jsonLines() {
      for await (const one of everySubscriber(context)) yield `${JSON.stringify(viewWithConsents(one))}\n`;
    }
    async function* csvLines() {
      yield csvLine(columns);
      for await (const one of everySubscriber(context)) yield csvLine(cells(viewWithConsents(one)));
    }
    await recordAction(context, { actor: c.get("actor"), action: "subscribers.export", subject: "subscribers" });
    return asCsv
      ? download(csvLines(), { type: "text/csv; charset=utf-8", filename: "subscribers.csv" })
      : download(jsonLines(), { type: "application/jsonl; charset=utf-8", filename: "subscribers.jsonl" });
  });

function cells(view: Partial<Record<string, unknown>>): (string | undefined)[] {
  return columns.map((column) => {
    const value = view[column];
    if (value === undefined || typeof value === "string") return value;
    return column === "topics" && Array.isArray(value) ? value.join(";") : JSON.stringify(value);
  });
}

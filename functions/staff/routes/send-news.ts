import { createRoute, z } from "@hono/zod-openapi";
import { audited } from "../../../hub/audit/record.ts";
import { parseWith } from "../../../hub/fields.ts";
import { newsFields, newsInput } from "../../../hub/news/news.ts";
import { sendNews } from "../../../hub/news/send-news.ts";
import { reportOf } from "../../../hub/sends/report.ts";
import type { AddRoute } from "../app-types.ts";
import { withIdempotencyKey } from "../idempotency-header.ts";
import { launchDetail, launchFields } from "../launch-fields.ts";
import { bodyProblems, conflictProblem, json, problems } from "../responses.ts";
import { sendShape } from "../shapes.ts";

const route = createRoute({
  method: "post",
  path: "/api/news",
  operationId: "sendNews",
  summary: "Send news to all who chose news; by its slug it is sent once",
  request: {
    headers: withIdempotencyKey,
    body: {
      required: true,
      content: { "application/json": { schema: newsFields.extend(launchFields).openapi("News") } },
    },
  },
  responses: {
    202: json(z.object({ send: sendShape }), "The send that carries it"),
    ...conflictProblem,
    ...bodyProblems,
    ...problems,
  },
});

export const addSendNews: AddRoute = (app, context) =>
  void app.openapi(route, async (c) => {
    const { draft, at, ...written } = c.req.valid("json");
    const news = parseWith(newsInput, written);
    const by = c.get("actor");
    const action = { actor: by, action: "news.send", subject: news.slug, detail: launchDetail({ draft, at }) };
    const send = await audited(context, action, () => sendNews(context, news, { by, draft, at }));
    return c.json({ send: await reportOf(context, send) }, 202);
  });

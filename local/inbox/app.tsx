import { type Context, Hono } from "hono";
import { z } from "zod";
import { byOwnName } from "../own-name.ts";
import type { OutboxMessage, ReadableOutbox } from "../ses/outbox.ts";
import { assets } from "./assets.ts";
import { ListPage } from "./list-page.tsx";
import { MessagePage } from "./message-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { type ParsedMessage, parseMessage } from "./parsed-message.ts";
import { downloadHeaders, MESSAGE_BODY_HEADERS, openLinksOutside, PAGE_HEADERS } from "./security.ts";
import { AttachmentsView, HeadersView, HtmlView, SourceView, TextView, VIEWS, type View } from "./views.tsx";

const PAGE_SIZE = 50;

const listQuery = z.object({
  q: z.string().trim().catch(""),
  page: z.coerce.number().int().min(1).catch(1),
});

interface Found {
  message: OutboxMessage;
  raw: Buffer;
}

/** The viewer of every message "sent": reads the outbox and changes nothing. */
export function inboxApp({ outbox }: { outbox: ReadableOutbox }): Hono {
  const app = new Hono();
  app.use(byOwnName);

  app.get("/", (c) => {
    const { q: search, page } = listQuery.parse(c.req.query());
    const total = outbox.count({ toContaining: search });
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const number = Math.min(page, pages);
    const shown = outbox.list({
      toContaining: search,
      newestFirst: true,
      skip: (number - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    return c.html(
      <ListPage page={shown} search={search} number={number} pages={pages} total={total} version={version(search)} />,
      200,
      PAGE_HEADERS,
    );
  });

  app.get("/version", (c) => c.text(version(listQuery.parse(c.req.query()).q), 200, PAGE_HEADERS));

  app.get("/messages/:id/body", async (c) => {
    const found = find(c.req.param("id"));
    const html = found && (await parseMessage(found.raw)).html;
    if (html === undefined) return notFound(c);
    return c.html(openLinksOutside(html), 200, MESSAGE_BODY_HEADERS);
  });

  app.get("/messages/:id/raw", (c) => {
    const found = find(c.req.param("id"));
    if (!found) return notFound(c);
    return c.body(new Uint8Array(found.raw), 200, downloadHeaders(`${found.message.id}.eml`, "message/rfc822"));
  });

  app.get("/messages/:id/attachments/:index{\\d+}", async (c) => {
    const found = find(c.req.param("id"));
    const attachment = found && (await parseMessage(found.raw)).attachments[Number(c.req.param("index"))];
    if (!attachment) return notFound(c);
    return c.body(new Uint8Array(attachment.content), 200, downloadHeaders(attachment.name, attachment.type));
  });

  app.get("/messages/:id/:view?", async (c) => {
    const found = find(c.req.param("id"));
    const asked = z.enum(VIEWS).optional().safeParse(c.req.param("view"));
    if (!found || !asked.success) return notFound(c);
    const parsed = await parseMessage(found.raw);
    const view = asked.data ?? firstView(parsed);
    const content = showView(view, found, parsed, c.req.query("width") === "phone");
    if (!content) return notFound(c);
    return c.html(
      <MessagePage message={found.message} parsed={parsed} view={view}>
        {content}
      </MessagePage>,
      200,
      PAGE_HEADERS,
    );
  });

  app.route("/", assets());
  app.notFound(notFound);
  return app;

  function find(id: string): Found | undefined {
    const message = outbox.get(id);
    const raw = outbox.raw(id);
    return message && raw && { message, raw };
  }

  /** Different when the list of this search has changed: messages are only ever added. */
  function version(search: string): string {
    return String(outbox.count({ toContaining: search }));
  }
}

function notFound(c: Context): Response | Promise<Response> {
  return c.html(<NotFoundPage />, 404, PAGE_HEADERS);
}

function firstView(parsed: ParsedMessage): View {
  if (parsed.html !== undefined) return "html";
  return parsed.text === undefined ? "source" : "text";
}

/** Nothing when the message has no such part. */
function showView(view: View, { message, raw }: Found, parsed: ParsedMessage, narrow: boolean) {
  switch (view) {
    case "html":
      return parsed.html === undefined ? undefined : <HtmlView id={message.id} narrow={narrow} />;
    case "text":
      return parsed.text === undefined ? undefined : <TextView text={parsed.text} />;
    case "attachments":
      if (parsed.attachments.length === 0) return undefined;
      return <AttachmentsView id={message.id} attachments={parsed.attachments} />;
    case "headers":
      return <HeadersView raw={raw} />;
    case "source":
      return <SourceView id={message.id} raw={raw} />;
  }
}

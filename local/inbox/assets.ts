import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { PAGE_HEADERS } from "./security.ts";

interface Asset {
  type: string;
  /** Sent as one, in this order. */
  files: string[];
}

const ASSETS: Readonly<Record<string, Asset>> = {
  "/inbox.css": { type: "text/css; charset=utf-8", files: ["tokens.css", "page.css", "list.css", "message.css"] },
  "/inbox.js": { type: "text/javascript; charset=utf-8", files: ["inbox.js"] },
  "/icon.svg": { type: "image/svg+xml", files: ["icon.svg"] },
};

/** The viewer's own files, read once. */
export function assets(): Hono {
  const app = new Hono();
  for (const [path, { type, files }] of Object.entries(ASSETS)) {
    const content = files.map((name) => readFileSync(join(import.meta.dirname, "assets", name), "utf8")).join("\n");
    app.get(path, (c) => c.body(content, 200, { ...PAGE_HEADERS, "content-type": type }));
  }
  return app;
}

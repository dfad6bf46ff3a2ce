import { createHash } from "node:crypto";
import { base } from "./base.css.ts";
import { forms } from "./forms.css.ts";
import { meetings } from "./meetings.css.ts";
import { script } from "./script.js.ts";
import { tokens } from "./tokens.css.ts";

/** A file that is served under the hash of its content, and so for ever. */
export interface Asset {
  path: string;
  type: string;
  content: string;
}

function asset(name: string, extension: string, type: string, content: string): Asset {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 12);
  return { path: `/assets/${name}-${hash}.${extension}`, type, content };
}

export const stylesheet = asset(
  "reconvene",
  "css",
  "text/css; charset=utf-8",
  [tokens, base, forms, meetings].join("\n"),
);
export const enhancements = asset("reconvene", "js", "text/javascript; charset=utf-8", script);

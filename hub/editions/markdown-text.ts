import type { RendererObject } from "marked";
import { decodeEntities, safeHref } from "./markdown.ts";

const indented = (text: string, marker: string): string =>
  text
    .split("\n")
    .map((line, i) => (i === 0 ? marker + line : line === "" ? "" : " ".repeat(marker.length) + line))
    .join("\n");

const block = (text: string) => `${text.trim()}\n\n`;

/** Markdown as a person would type it into a plain mail. Addresses of links are put into `links`. */
export function toTextRenderer(links: string[]): RendererObject {
  const numbered = (url: string): number => {
    const known = links.indexOf(url);
    return known === -1 ? links.push(url) : known + 1;
  };
  return {
    heading({ tokens }) {
      return block(this.parser.parseInline(tokens));
    },
    paragraph({ tokens }) {
      return block(this.parser.parseInline(tokens));
    },
    blockquote({ tokens }) {
      return block(this.parser.parse(tokens).trim().replace(/^/gm, "> "));
    },
    list({ ordered, start, items, loose }) {
      const first = typeof start === "number" ? start : 1;
      const lines = items.map((item, i) =>
        indented(this.parser.parse(item.tokens).trim(), ordered ? `${first + i}. ` : "- "),
      );
      return `\n${lines.join(loose ? "\n\n" : "\n")}\n\n`;
    },
    checkbox: ({ checked }) => (checked ? "[x] " : "[ ] "),
    hr: () => block("* * *"),
    code: ({ text }) => block(text.replace(/^/gm, "    ")),
    codespan: ({ text }) => text,
    html: (token) => (token.block ? block(token.text) : token.text),
    image: ({ text }) => decodeEntities(text),
    table({ header, rows }) {
      const cells = (row: typeof header) => row.map((cell) => this.parser.parseInline(cell.tokens)).join(" | ");
      return block([header, ...rows].map(cells).join("\n"));
    },
    strong({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    em({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    del({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    br: () => "\n",
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const safe = safeHref(href);
      if (safe === undefined) return words;
      const shown = safe.replace(/^mailto:/, "");
      return words === shown || `${words}/` === shown ? shown : `${words} [${numbered(shown)}]`;
    },
    text(token) {
      return "tokens" in token && token.tokens ? this.parser.parseInline(token.tokens) : decodeEntities(token.text);
    },
  };
}

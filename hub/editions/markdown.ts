import { Marked, type RendererObject, type Tokens } from "marked";
import { escapeHtml } from "../mail/html.ts";
import { toTextRenderer } from "./markdown-text.ts";

/** How an element of a summary looks: a mail needs inline styles, a page only classes. */
export interface Look {
  style?: string;
  class?: string;
}
export type MarkdownElement =
  | "p"
  | "heading"
  | "a"
  | "ul"
  | "ol"
  | "li"
  | "blockquote"
  | "code"
  | "pre"
  | "hr"
  | "table"
  | "cell";
export type MarkdownStyles = Partial<Record<MarkdownElement, Look>>;

/**
 * Markdown of staff as HTML that is safe in a mail and on a page: raw HTML is shown as it was typed, links other than
 * https: and mailto: lose their link and keep their words, images leave their description. Headings start at h2,
 * below the title of the edition, and none is skipped.
 */
export function markdownToHtml(markdown: string, styles: MarkdownStyles = {}): string {
  return render(markdown, htmlRenderer(styles));
}

/** The same as plain text, in paragraphs that are not wrapped yet; links are numbered and listed at the end. */
export function markdownToText(markdown: string): string {
  const links: string[] = [];
  const text = render(markdown, toTextRenderer(links)).replace(/\n{3,}/g, "\n\n");
  return links.length === 0 ? text : `${text}\n\n${links.map((link, i) => `[${i + 1}] ${link}`).join("\n")}`;
}

function render(markdown: string, renderer: RendererObject): string {
  const parsed = new Marked({ renderer }).parse(tooDeep.test(markdown) ? flat(markdown) : markdown, { async: false });
  // A numeric reference in the source can decode to the signs that mark slots: no forged marks.
  return parsed.replace(/[\uE000\uE001]/g, "").trim();
}

/** Hundreds of nested quotes or lists say nothing to a reader and overflow the parser's stack. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])){20}/m;
const flat = (markdown: string) => markdown.replace(/^(?:[ \t]*(?:>|[-*+]|\d+[.)]))+/gm, "");

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The few that people type. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (typed, name: string) => named[name] ?? typed);

/** The address of a link that readers may follow, or undefined. */
export function safeHref(href: string): string | undefined {
  const url = URL.parse(decodeEntities(href));
  return url?.protocol === "https:" || url?.protocol === "mailto:" ? url.href : undefined;
}

const typed = (text: string) => escapeHtml(decodeEntities(text));

/** Every method that could let something of the source through unescaped is our own. */
function htmlRenderer(styles: MarkdownStyles): RendererObject {
  const look = (element: MarkdownElement) => {
    const { style, class: name } = styles[element] ?? {};
    return `${name ? ` class="${escapeHtml(name)}"` : ""}${style ? ` style="${escapeHtml(style)}"` : ""}`;
  };
  let level = 1;
  return {
    heading({ tokens, depth }) {
      level = Math.min(depth + 1, level + 1, 6);
      return `<h${level}${look("heading")}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    paragraph({ tokens }) {
      return `<p${look("p")}>${this.parser.parseInline(tokens)}</p>\n`;
    },
    blockquote({ tokens }) {
      return `<blockquote${look("blockquote")}>${this.parser.parse(tokens)}</blockquote>\n`;
    },
    list({ ordered, start, items }) {
      const tag = ordered ? "ol" : "ul";
      const from = ordered && start !== "" && start !== 1 ? ` start="${Number(start)}"` : "";
      return `<${tag}${from}${look(tag)}>${items.map((item) => this.listitem(item)).join("")}</${tag}>\n`;
    },
    listitem({ tokens }) {
      return `<li${look("li")}>${this.parser.parse(tokens)}</li>`;
    },
    table({ header, rows }) {
      const line = (cells: Tokens.TableCell[], tag: string) =>
        `<tr>${cells.map(({ tokens }) => `<${tag}${look("cell")}>${this.parser.parseInline(tokens)}</${tag}>`).join("")}</tr>`;
      const body = rows.map((row) => line(row, "td")).join("");
      return `<table${look("table")}><thead>${line(header, "th")}</thead><tbody>${body}</tbody></table>\n`;
    },
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    hr: () => `<hr${look("hr")} />\n`,
    code: ({ text }) => `<pre${look("pre")}>${escapeHtml(text)}</pre>\n`,
    codespan: ({ text }) => `<code${look("code")}>${escapeHtml(text)}</code>`,
    html: (token) => (token.block ? `<p${look("p")}>${escapeHtml(token.text.trim())}</p>\n` : escapeHtml(token.text)),
    image: ({ text }) => typed(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const safe = safeHref(href);
      return safe === undefined ? words : `<a href="${escapeHtml(safe)}"${look("a")}>${words}</a>`;
    },
    text(token) {
      return "tokens" in token && token.tokens ? this.parser.parseInline(token.tokens) : typed(token.text);
    },
  };
}

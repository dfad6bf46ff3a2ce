/** @jsxImportSource react */
import type { CSSProperties } from "react";
import { type MarkdownElement, type MarkdownStyles, markdownToHtml } from "../../hub/editions/markdown.ts";
import { look } from "../look.ts";
import type { Spoken } from "../spoken.ts";
import { type } from "../tokens.ts";
import { breaking } from "./prose.tsx";

const css = (style: CSSProperties): string =>
  Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(";");

type LookOf = Parameters<typeof look>[0];
const looks: Record<MarkdownElement, LookOf> = {
  p: { text: "ink", style: { ...type.body, ...breaking, margin: "0 0 14px" } },
  heading: { text: "heading", style: { ...type.section, fontSize: "19px", margin: "24px 0 8px" } },
  a: { text: "accent", style: { textDecoration: "underline" } },
  ul: { text: "ink", style: { ...type.body, margin: "0 0 14px", paddingInlineStart: "22px" } },
  ol: { text: "ink", style: { ...type.body, margin: "0 0 14px", paddingInlineStart: "26px" } },
  li: { text: "ink", style: { ...breaking, margin: "0 0 6px" } },
  blockquote: {
    border: "seam",
    style: { borderInlineStart: "3px solid", margin: "18px 0", paddingInlineStart: "18px" },
  },
  code: { text: "ink", ground: "panel", style: { fontFamily: "monospace", padding: "1px 4px" } },
  pre: {
    text: "ink",
    ground: "panel",
    style: { ...type.small, fontFamily: "monospace", margin: "0 0 14px", padding: "12px 14px", whiteSpace: "pre-wrap" },
  },
  table: { text: "ink", style: { ...type.small, borderCollapse: "collapse", margin: "0 0 18px" } },
  cell: { border: "rule", style: { ...breaking, border: "1px solid", padding: "6px 12px", textAlign: "start" } },
  hr: { border: "rule", style: { border: "0", borderTop: "1px solid", margin: "22px 0" } },
};

const styles: MarkdownStyles = Object.fromEntries(
  Object.entries(looks).map(([element, of]) => {
    const { className, style } = look(of);
    return [element, { style: css(style), ...(className !== undefined && { class: className }) }];
  }),
);

/** What staff wrote, in Markdown. */
export function Summary({ markdown, spoken }: { markdown: string; spoken?: Spoken }) {
  if (markdown === "") return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markdownToHtml escapes whatever is not its own markup.
  return <div {...spoken} dangerouslySetInnerHTML={{ __html: markdownToHtml(markdown, styles) }} />;
}

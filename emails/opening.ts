import { markdownToText } from "../hub/editions/markdown.ts";

/** Headings before a paragraph, and rules, which say nothing by themselves. */
const headings = /^(?:\s*#{1,6}\s[^\n]*(?:\n|$))+/;
const rule = /^\s*(?:[-*_]\s*){3,}$/;

/** The first paragraph of what staff wrote, in Markdown still. */
export const opening = (markdown: string): string =>
  markdown
    .split(/\r?\n[ \t]*\r?\n/)
    .map((block) => block.replace(headings, ""))
    .find((block) => block.trim() !== "" && !rule.test(block)) ?? "";

/** The same in plain words without links, at most 160 characters: the line that inboxes show behind a subject. */
export function openingInWords(markdown: string): string {
  const [text = ""] = markdownToText(opening(markdown)).split("\n\n[1] ");
  const words = text.replace(/ \[\d+\]/g, "").replace(/[ \t\r\n]+/g, " ");
  return words.length <= 160 ? words : `${words.slice(0, 159).replace(/\s+\S*$/, "")}…`;
}

const width = 76;

/** `- `, `1. `, `> `, and whatever a line is indented with: what follows is set below the words, not below the mark. */
const hang = /^(?: *(?:(?:[-*]|\d+[.)]) +|> ?)?)/;

/**
 * Wraps each line at spaces. A word is never broken, so no URL is; non-breaking spaces hold, as French punctuation needs.
 * Continuation lines hang below the first word of a list item and repeat the mark of a quotation.
 */
export const wrap = (text: string): string => text.split("\n").map(wrapLine).join("\n");

function wrapLine(line: string): string {
  if (line.length <= width) return line;
  const first = hang.exec(line)?.[0] ?? "";
  const next = first.trim() === ">" ? first : " ".repeat(first.length);
  const lines: string[] = [];
  let current = first;
  let empty = true;
  for (const word of line.slice(first.length).split(/[ \t]+/)) {
    if (!empty && current.length + 1 + word.length > width) {
      lines.push(current);
      current = next;
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, current].map((wrapped) => wrapped.trimEnd()).join("\n");
}

/** Paragraphs, wrapped, with a blank line between; what is missing or empty is left out. */
export const paragraphs = (...parts: (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined && part.trim() !== "")
    .map((part) => wrap(part ?? ""))
    .join("\n\n");

/** Set below a heading; empty lines stay empty, and never two together. */
export const indented = (text: string): string =>
  wrap(text.replace(/^[ \t]*(?=\S)/gm, "    "))
    .replace(/[ \t\r]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");

export const underlined = (title: string): string => {
  const wrapped = wrap(title);
  const longest = Math.max(...wrapped.split("\n").map((line) => line.length));
  return `${wrapped}\n${"-".repeat(longest)}`;
};

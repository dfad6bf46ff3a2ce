import type { Change } from "./answers.ts";
import { plain } from "./output.ts";

/** A change as people read it: `start: … → …`, or, of longer texts, the lines that went and those that came. */
export function changeLines({ field, before = "", after = "" }: Change): string[] {
  const isShort = ![before, after].some((text) => text.includes("\n") || text.length > 60);
  if (isShort) return [plain(`${field}: ${before || "(none)"} → ${after || "(none)"}`)];
  const [was, is] = [lines(before), lines(after)];
  const gone = without(was, is).map((line) => `  - ${line}`);
  const come = without(is, was).map((line) => `  + ${line}`);
  return gone.length + come.length > 0 ? [`${field}:`, ...gone, ...come] : [`${field}: the same lines otherwise set`];
}

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map(plain);

const without = (some: string[], others: string[]): string[] => some.filter((line) => !others.includes(line));

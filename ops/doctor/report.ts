import { styleText } from "node:util";
import type { Grouped } from "./examine.ts";
import { type Level, themes } from "./finding.ts";

/** From what is right to what is wrong: a terminal shows the end of a list. */
const levels: Level[] = ["ok", "unknown", "warning", "wrong"];
const signs: Record<Level, string> = { ok: "✓", unknown: "?", warning: "!", wrong: "✗" };
const colours = { ok: "green", unknown: "cyan", warning: "yellow", wrong: "red" } as const;

const rank = ({ level }: Grouped): number => levels.indexOf(level);
const worst = (findings: Grouped[]): number => Math.max(...findings.map(rank));

/** What standard output is given: by group, the worst group last, and in it the worst finding. */
export function reportLines(findings: Grouped[]): string[] {
  const groups = themes
    .map((theme) => ({ theme, found: findings.filter((one) => one.theme === theme).sort((a, b) => rank(a) - rank(b)) }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => worst(a.found) - worst(b.found));
  return [
    ...groups.flatMap(({ theme, found }) => [styled("bold", theme), ...found.flatMap(linesOf), ""]),
    summary(findings),
  ];
}

function linesOf({ level, what, remedy }: Grouped): string[] {
  const line = `  ${styled(colours[level], signs[level])} ${plain(what)}`;
  return remedy === undefined ? [line] : [line, `    → ${plain(remedy)}`];
}

/** `2 wrong, 1 warning, 3 not looked at, 28 in order.` */
function summary(findings: Grouped[]): string {
  const count = (level: Level) => findings.filter((one) => one.level === level).length;
  const warnings = count("warning");
  const parts: [number, string][] = [
    [count("wrong"), "wrong"],
    [warnings, warnings === 1 ? "warning" : "warnings"],
    [count("unknown"), "not looked at"],
    [count("ok"), "in order"],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, name]) => `${number} ${name}`);
  return `${said.join(", ")}.`;
}

/** 0: nothing is wrong. 1: something is. 2: something could not be looked at, and nothing that was is wrong. */
export function exitCodeOf(findings: Pick<Grouped, "level">[]): 0 | 1 | 2 {
  const has = (level: Level) => findings.some((one) => one.level === level);
  return has("wrong") ? 1 : has("unknown") ? 2 : 0;
}

/** Colours only where somebody looks: not in files, not under NO_COLOR. */
const styled = (style: Parameters<typeof styleText>[0], text: string): string =>
  styleText(style, text, { stream: process.stdout });

/** What AWS or DNS say moves no cursor. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, " ");

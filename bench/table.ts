import { isMet, isSane, type Row } from "./row.ts";

/** The rows as a table for a terminal, what was measured besides below each. */
export function tableOf(rows: Row[], smoke: boolean): string {
  const head = ["what", "measured", "at most", "verdict"];
  const verdict = (row: Row) => (smoke ? (isSane(row) ? "runs" : "BROKEN") : isMet(row) ? "met" : "MISSED");
  const cells = rows.map((row) => [row.what, row.measured, row.atMost, verdict(row)]);
  const widths = head.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  const besides = (row: Row | undefined) =>
    Object.entries(row?.besides ?? {}).map(([name, figure]) => `    ${name}: ${figure}`);
  return [
    line(head),
    line(widths.map((width) => "-".repeat(width))),
    ...cells.flatMap((row, i) => [line(row), ...besides(rows[i])]),
  ].join("\n");
}

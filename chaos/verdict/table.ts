import type { ProtocolName } from "../options.ts";
import type { SeedResult } from "../run-seed.ts";

const columns: [string, (results: SeedResult[]) => number | string][] = [
  ["seeds", (results) => results.length],
  ["recipients", sum(({ verdict }) => verdict.recipients)],
  ["once", sum(({ verdict }) => verdict.once)],
  ["lost", sum(({ verdict }) => verdict.lost)],
  ["twice", sum(({ verdict }) => verdict.twice)],
  ["untold", sum(({ verdict }) => verdict.untold)],
  ["mismatches", sum(({ verdict }) => verdict.mismatched)],
  ["no evidence", sum(({ verdict }) => verdict.uncertain)],
  ["after leaving", sum(({ verdict }) => verdict.afterLeaving)],
  ["over-rate s", sum(({ overRateSeconds }) => overRateSeconds)],
  ["fastest/s", (results) => Math.max(...results.map(({ fastest }) => fastest))],
  ["unfinished", sum(({ finished }) => Number(!finished))],
  ["kills", sum(({ kills }) => kills)],
  ["freezes", sum(({ freezes }) => freezes)],
  ["faults", sum(({ faults }) => faults)],
  ["slowest event ms", (results) => Math.max(...results.map(({ slowestEventMs }) => slowestEventMs))],
  ["seconds", (results) => Math.round(sum(({ seconds }) => seconds)(results))],
];

function sum(of: (result: SeedResult) => number) {
  return (results: SeedResult[]): number => results.reduce((total, result) => total + of(result), 0);
}

/** One line a protocol, in aligned text. */
export function tableOf(results: Map<ProtocolName, SeedResult[]>): string {
  const rows = [["protocol", ...columns.map(([name]) => name)]];
  for (const [protocol, of] of results) rows.push([protocol, ...columns.map(([, value]) => String(value(of)))]);
  return aligned(rows);
}

/** Columns as wide as they need to be: the first to the left, the others to the right. */
export function aligned(rows: string[][]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return rows.map(line).join("\n");
}

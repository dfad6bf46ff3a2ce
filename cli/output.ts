import { styleText } from "node:util";

export const say = (line = ""): void => console.log(line);

/** Beside what a program reads: on standard error. */
export const sayAside = (line: string): void => console.error(line);

/** One JSON document on standard output, for programs. */
export const sayJson = (value: unknown): void => say(JSON.stringify(value, null, 2));

export interface Column<T> {
  title: string;
  of(row: T): string | number | undefined;
}

/** Aligned columns: numbers to the right, everything else to the left. */
export function sayTable<T>(rows: T[], columns: Column<T>[], empty: string): void {
  if (rows.length === 0) {
    say(empty);
    return;
  }
  const cells = rows.map((row) => columns.map((column) => column.of(row)));
  const widths = columns.map(({ title }, i) => Math.max(title.length, ...cells.map((row) => shown(row[i]).length)));
  const line = (row: (string | number | undefined)[]) =>
    row
      .map((cell, i) =>
        typeof cell === "number" ? shown(cell).padStart(widths[i] ?? 0) : shown(cell).padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const isNumber = (i: number) => typeof cells[0]?.[i] === "number";
  const head = columns.map(({ title }, i) => (isNumber(i) ? title.padStart(widths[i] ?? 0) : title));
  say(bold(line(head)));
  for (const row of cells) say(line(row));
}

/** A thing's particulars, one a line. */
export function sayFields(fields: [string, string | number | undefined][]): void {
  const given = fields.filter(([, value]) => value !== undefined && value !== "");
  const width = Math.max(...given.map(([name]) => name.length));
  for (const [name, value] of given) say(`${bold(name.padEnd(width))}  ${shown(value)}`);
}

/** Colours only where somebody looks: not in files, not under NO_COLOR. */
const bold = (text: string): string => styleText("bold", text, { stream: process.stdout });

const shown = (cell: string | number | undefined): string => plain(String(cell ?? ""));

/** Nothing that was typed by somebody moves the cursor. */
export const plain = (line: string): string => line.replace(/\p{Cc}/gu, " ");

/** `2027-05-12T07:30:00Z` → `2027-05-12 07:30 UTC`. */
export const moment = (iso: string | undefined): string | undefined =>
  iso?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");

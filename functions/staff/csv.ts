/**
 * A cell that a spreadsheet would take for a formula is shown as the text it is: with an apostrophe before it
 * (OWASP, CSV Injection).
 */
const guarded = (cell: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",;'\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** RFC 4180: a line ends with CRLF. */
export const csvLine = (cells: (string | undefined)[]): string =>
  `${cells.map((cell = "") => quoted(guarded(cell))).join(",")}\r\n`;

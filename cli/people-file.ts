import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { CliError, type Complaint } from "./errors.ts";
import { readText } from "./read-file.ts";

export const columns = ["email", "name", "language", "zone", "topics", "confirmedAt", "source"];
const needed = ["email", "language", "zone", "topics"];

/** People of an import, as the API takes them, with the line of the file where each stands. */
export interface PeopleFile {
  rows: Record<string, string | string[]>[];
  lines: number[];
}

/** @throws CliError with the line of what is wrong */
export function readPeople(file: string): PeopleFile {
  const text = readText(file);
  const records = read(file, text);
  const [header, ...people] = records;
  if (!header) throw new CliError(`${file} is empty. Its first line names the columns: ${columns.join(",")}`);
  const names = header.cells.map((name) => columns.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name);
  checkHeader(file, names);
  if (people.length === 0) throw new CliError(`${file} has no people below its first line.`);
  const complaints = [...misshapen(people, names.length), ...twins(people, names.indexOf("email"))];
  if (complaints.length > 0) throw new CliError(`${file} cannot be imported; nothing was.`, complaints);
  return { rows: people.map(({ cells }) => toRow(names, cells)), lines: people.map(({ line }) => line) };
}

interface Line {
  cells: string[];
  line: number;
}

const parsedLine = z
  .object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })
  .transform(({ record, info }): Line => ({ cells: record, line: info.lines }));

function read(file: string, text: string): Line[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const options = { skip_empty_lines: true, trim: true, relax_column_count: true, info: true } as const;
  try {
    // Spreadsheets of half of Europe separate by semicolons.
    return z.array(parsedLine).parse(parse(text, { ...options, delimiter: head.includes(",") ? "," : ";" }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CliError(`${file} is not well-formed CSV: ${error.message}.`);
  }
}

function checkHeader(file: string, names: string[]): void {
  const unknown = names.filter((name) => !columns.includes(name));
  const missing = needed.filter((name) => !names.includes(name));
  const complaints = [
    ...unknown.map((name) => ({ place: "line 1", field: name, message: "No such column; rename or remove it." })),
    ...missing.map((name) => ({ place: "line 1", field: name, message: "This column is needed." })),
  ];
  if (new Set(names).size < names.length) {
    complaints.push({ place: "line 1", field: "", message: "A column comes twice." });
  }
  if (complaints.length > 0) throw new CliError(`${file} needs other columns: ${columns.join(",")}`, complaints);
}

const misshapen = (people: Line[], width: number): Complaint[] =>
  people
    .filter(({ cells }) => cells.length !== width)
    .map(({ cells, line }) => ({
      place: `line ${line}`,
      field: "",
      message: `There are ${cells.length} cells, and ${width} columns. Quote cells that hold the separator.`,
    }));

function twins(people: Line[], email: number): Complaint[] {
  const seen = new Map<string, number>();
  return people.flatMap(({ cells, line }) => {
    const address = (cells[email] ?? "").toLowerCase();
    const twin = seen.get(address);
    seen.set(address, twin ?? line);
    if (twin === undefined || address === "") return [];
    return [{ place: `line ${line}`, field: "email", message: `The same address stands in line ${twin}.` }];
  });
}

/** Empty cells are left out. */
function toRow(names: string[], cells: string[]): Record<string, string | string[]> {
  const given = names.flatMap((name, i): [string, string | string[]][] => {
    const cell = cells[i] ?? "";
    if (cell === "") return [];
    return [[name, name === "topics" ? cell.split(/[;,\s]+/).filter(Boolean) : cell]];
  });
  return Object.fromEntries(given);
}

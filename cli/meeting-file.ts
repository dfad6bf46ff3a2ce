import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { CliError, type Complaint } from "./errors.ts";
import { readText } from "./read-file.ts";

/** A meeting as somebody wrote it in a file; where each field stands, for complaints. */
export interface MeetingFile {
  slug: string;
  meeting: unknown;
  located(complaints: Complaint[]): Complaint[];
}

const withSlug = z.looseObject({ slug: z.string().min(1) });

/** YAML, or JSON, which is YAML too. @throws CliError with the line of what is wrong */
export function readMeeting(file: string): MeetingFile {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const complaints = [...document.errors, ...document.warnings].map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { place: `line ${line}, column ${col}`, field: "", message };
  });
  if (complaints.length > 0) throw new CliError(`${file} is not well-formed YAML.`, complaints);
  const meeting = contentOf(file, () => document.toJS({ maxAliasCount: 100 }));
  const read = withSlug.safeParse(meeting);
  if (!read.success) throw new CliError(`${file} needs a slug, a short name such as dih-5: slug: dih-5`);

  const lineOf = (field: string): number | undefined => {
    for (let path = field.split("."); path.length > 0; path = path.slice(0, -1)) {
      const node: unknown = document.getIn(path, true);
      const at = ranged.safeParse(node);
      if (at.success) return lines.linePos(at.data.range[0]).line;
    }
    return undefined;
  };
  return {
    slug: read.data.slug,
    meeting,
    located: (found) =>
      found.map((complaint) => {
        const line = lineOf(complaint.field);
        return line === undefined ? complaint : { ...complaint, place: `line ${line}` };
      }),
  };
}

const ranged = z.object({ range: z.tuple([z.number()]).rest(z.number()) });

function contentOf(file: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new CliError(`${file} cannot be read as a meeting: ${error instanceof Error ? error.message : error}`);
  }
}

import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { CliError, type Complaint } from "./errors.ts";
import { readText } from "./read-file.ts";

/** What somebody wrote in a file, and where each field stands in it, for complaints. */
export interface YamlFile {
  content: unknown;
  /**
   * Makes a request of the content; what the hub refuses is said with the lines of the file. `within` is the field of
   * the request that the content stands in, when it is not the whole of it.
   */
  ask<T>(request: () => Promise<T>, within?: string): Promise<T>;
}

/** YAML, or JSON, which is YAML too. @throws CliError with the line of what is wrong */
export function readYaml(file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const complaints = [...document.errors, ...document.warnings].map(({ pos, message }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { place: `line ${line}, column ${col}`, field: "", message };
  });
  if (complaints.length > 0) throw new CliError(`${file} is not well-formed YAML.`, complaints);

  const lineOf = (field: string): number | undefined => {
    for (let path = field.split("."); path.length > 0; path = path.slice(0, -1)) {
      const at = ranged.safeParse(document.getIn(path, true));
      if (at.success) return lines.linePos(at.data.range[0]).line;
    }
    return undefined;
  };
  const located = (complaint: Complaint, within: string): Complaint => {
    const field = complaint.field.startsWith(within) ? complaint.field.slice(within.length) : complaint.field;
    const line = lineOf(field);
    return { ...complaint, field, ...(line === undefined ? {} : { place: `line ${line}` }) };
  };
  return {
    content: contentOf(file, () => document.toJS({ maxAliasCount: 100 })),
    async ask(request, within) {
      try {
        return await request();
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        const prefix = within === undefined ? "" : `${within}.`;
        throw new CliError(
          `${file}: ${error.message}`,
          error.complaints.map((complaint) => located(complaint, prefix)),
        );
      }
    },
  };
}

const ranged = z.object({ range: z.tuple([z.number()]).rest(z.number()) });

function contentOf(file: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

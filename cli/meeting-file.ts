import { z } from "zod";
import { CliError } from "./errors.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

/** A meeting as somebody wrote it in a file. */
export interface MeetingFile extends YamlFile {
  slug: string;
}

const withSlug = z.looseObject({ slug: z.string().min(1) });

/** @throws CliError with the line of what is wrong */
export function readMeeting(file: string): MeetingFile {
  const read = readYaml(file);
  const meeting = withSlug.safeParse(read.content);
  if (!meeting.success) throw new CliError(`${file} needs a slug, a short name such as dih-5: slug: dih-5`);
  return { ...read, slug: meeting.data.slug };
}

import { z } from "zod";
import { type Language, languages } from "../hub/config.ts";
import { CliError } from "./errors.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

/** A recap or news as somebody wrote it in a file. */
export interface LetterFile extends Omit<YamlFile, "content"> {
  fields: Record<string, unknown>;
  /** That it has texts in; what the hub makes of them is the hub's to say. */
  languages: Language[];
}

const withTexts = z.looseObject({ texts: z.record(z.string(), z.unknown()) });

/** @throws CliError with the line of what is wrong */
export function readLetter(file: string): LetterFile {
  const { content, ask } = readYaml(file);
  const letter = withTexts.safeParse(content);
  const spoken = languages.filter((language) => letter.data && Object.hasOwn(letter.data.texts, language));
  if (!letter.success || spoken.length === 0) {
    throw new CliError(`${file} needs texts in at least one language (${languages.join(", ")}): texts: { en: … }`);
  }
  return { fields: letter.data, languages: spoken, ask };
}

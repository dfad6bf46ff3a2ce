import type { Language } from "../config.ts";
import type { Meeting } from "../meetings/meeting.ts";

/** Something to be read, in every language that it has a text for. */
export type EditionSubject =
  | { kind: "confirmation" }
  | { kind: "welcome" }
  | { kind: "announcement"; meeting: Meeting }
  /** `left` is how long before the start it is read, rounded for people: `P7D`, `P0D` (today), `PT1H`, `PT45M`. */
  | { kind: "reminder"; meeting: Meeting; left: string };

export type EditionKind = EditionSubject["kind"];

export interface Edition {
  id: string;
  subject: EditionSubject;
  /** Languages that it was compiled in; the first is for readers of any other. */
  languages: Language[];
  createdAt: string;
}

/** The language of an edition that a reader gets. */
export function languageFor(edition: Edition, wanted: Language): Language {
  const first = edition.languages[0];
  if (first === undefined) throw new Error(`Edition ${edition.id} has no language.`);
  return edition.languages.includes(wanted) ? wanted : first;
}

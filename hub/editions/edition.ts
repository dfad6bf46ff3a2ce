import * as z from "zod";
import type { Language } from "../config.ts";
import type { Meeting } from "../meetings/meeting.ts";
import type { Recap } from "../meetings/recap.ts";
import type { News } from "../news/news.ts";
import { line } from "../text-fields.ts";

const sentence = line(500).min(1, { error: "Write a sentence, or leave this out." });

/** A plain sentence of staff's that goes with a notice, by language; the others' readers get none. */
export const note = z.strictObject({ en: sentence.optional(), fr: sentence.optional() } satisfies Record<
  Language,
  unknown
>);
export type Note = z.infer<typeof note>;

/** What was said at the meeting before, for those who were not there. */
export interface PastMeeting {
  meeting: Meeting;
  recap: Recap;
}

/** Something to be read, in every language that it has a text for. */
export type EditionSubject =
  | { kind: "confirmation" }
  /** `meeting`: the catch-up, the next one that was announced before the reader joined. */
  | { kind: "welcome"; meeting?: Meeting; last?: PastMeeting }
  | { kind: "announcement"; meeting: Meeting }
  /** `left` is how long before the start it is read, rounded for people: `P7D`, `P0D` (today), `PT1H`, `PT45M`. */
  | { kind: "reminder"; meeting: Meeting; left: string }
  /** `before` is the meeting as readers were told; when it was cancelled then, it takes place after all. */
  | { kind: "update"; meeting: Meeting; before: Meeting; note?: Note }
  | { kind: "cancellation"; meeting: Meeting; note?: Note }
  /** `next`: the meeting after this one, as far as it is known. */
  | { kind: "recap"; meeting: Meeting; recap: Recap; next?: Meeting }
  | { kind: "news"; news: News };

export const editionKinds = [
  "confirmation",
  "welcome",
  "announcement",
  "reminder",
  "update",
  "cancellation",
  "recap",
  "news",
] as const satisfies EditionSubject["kind"][];
export type EditionKind = (typeof editionKinds)[number];

/** The meeting that an edition tells of. */
export const meetingOf = (subject: EditionSubject): Meeting | undefined =>
  "meeting" in subject ? subject.meeting : undefined;

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

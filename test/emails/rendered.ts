import { compiler } from "../../emails/compiler.ts";
import { dated, hub, samples } from "../../emails/preview/samples.ts";
import { type Language, languages } from "../../hub/config.ts";
import type { EditionText } from "../../hub/editions/compiler.ts";
import type { EditionSubject } from "../../hub/editions/edition.ts";
import type { MeetingText } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";

export interface Rendered extends EditionText {
  name: string;
  subjectOf: EditionSubject;
  language: Language;
}

export const render = (subject: EditionSubject, language: Language = "en") => compiler.render(hub, subject, language);

/** Every sample in every language. */
export const everyEdition: Rendered[] = await Promise.all(
  Object.entries(samples).flatMap(([name, subjectOf]) =>
    languages.map(async (language) => ({
      name: `${name} in ${language}`,
      subjectOf,
      language,
      ...(await render(subjectOf, language)),
    })),
  ),
);

/** The sample meeting with other words in English, and other facts. */
export const meetingWith = (text: Partial<MeetingText>, input: Partial<Meeting["input"]> = {}): Meeting => ({
  ...dated,
  input: {
    ...dated.input,
    ...input,
    texts: { en: { title: "Meeting", summary: "", agenda: [], ...text } },
  },
});

export const slotsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\uE000(\w+)\uE001/g)].map(([, name]) => name ?? ""))].sort();

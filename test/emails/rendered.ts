import { compiler } from "../../emails/compiler.ts";
import { dated, hub, samples } from "../../emails/preview/samples.ts";
import { type Language, languages } from "../../hub/config.ts";
import type { EditionText } from "../../hub/editions/compiler.ts";
import type { EditionSubject } from "../../hub/editions/edition.ts";
import type { MeetingText } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";

export interface Rendered extends EditionText {
  name: string;
  sample: string;
  subjectOf: EditionSubject;
  language: Language;
}

export const render = (subject: EditionSubject, language: Language = "en") => compiler.render(hub, subject, language);

/** Every sample in every language. */
export const everyEdition: Rendered[] = await Promise.all(
  Object.entries(samples).flatMap(([sample, subjectOf]) =>
    languages.map(async (language) => ({
      name: `${sample} in ${language}`,
      sample,
      subjectOf,
      language,
      ...(await render(subjectOf, language)),
    })),
  ),
);

/** Without the commas that some versions of Intl set in dates, and however its lines are broken. */
export const plain = (part: string): string => part.replaceAll(",", "").replace(/[ \n]+/g, " ");

/** One of them; `parts` are its page and its text in plain words. */
export function sample(name: string, language = "en"): Rendered & { parts: string[] } {
  const edition = everyEdition.find((one) => one.sample === name && one.language === language);
  if (!edition) throw new Error(`There is no sample named ${name}.`);
  return { ...edition, parts: [plain(seen(edition.html)), plain(edition.text)] };
}

/** The sample meeting with other words in English, and other facts. */
export const meetingWith = (text: Partial<MeetingText>, input: Partial<Meeting["input"]> = {}): Meeting => ({
  ...dated,
  input: {
    ...dated.input,
    ...input,
    texts: { en: { title: "Meeting", summary: "", agenda: [], ...text } },
  },
});

/** The words of a page, as on a screen; its tags leave spaces. */
export const seen = (html: string): string =>
  html
    .slice(html.indexOf("<body"))
    .replace(/<!--[\s\S]*?-->|<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[ \n]+/g, " ");

export const slotsIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\uE000(\w+)\uE001/g)].map(([, name]) => name ?? ""))].sort();

import type { Language } from "../config.ts";
import { languages } from "../config.ts";
import type { MeetingText } from "./input.ts";
import type { Meeting } from "./meeting.ts";

/** The languages that a meeting has texts in. */
export const languagesOf = (meeting: Meeting): Language[] =>
  languages.filter((language) => meeting.input.texts[language] !== undefined);

/** A meeting's text in a language, or in its first one. */
export function textIn(meeting: Meeting, language: Language): { text: MeetingText; language: Language } {
  const spoken = meeting.input.texts[language] ? language : languagesOf(meeting)[0];
  const text = spoken && meeting.input.texts[spoken];
  if (!text || !spoken) throw new Error(`Meeting ${meeting.slug} has no text.`);
  return { text, language: spoken };
}

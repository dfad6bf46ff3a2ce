import { type Language, languages } from "../config.ts";
import type { MeetingText } from "./input.ts";
import type { Meeting } from "./meeting.ts";

/** The languages that a meeting has texts in. */
export const languagesOf = (meeting: Meeting): Language[] =>
  languages.filter((language) => meeting.input.texts[language] !== undefined);

/** A text in the wanted language, or in the first that there is. @throws Error when there is none */
export function textFor<Text>(
  texts: Partial<Record<Language, Text | undefined>>,
  wanted: Language,
): { text: Text; language: Language } {
  for (const language of [wanted, ...languages]) {
    const text = texts[language];
    if (text !== undefined) return { text, language };
  }
  throw new Error("There is no text in any language.");
}

/** A meeting's text in a language, or in its first one. */
export const textIn = (meeting: Meeting, language: Language): { text: MeetingText; language: Language } =>
  textFor(meeting.input.texts, language);

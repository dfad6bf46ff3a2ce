import { type Language, languages } from "../hub/config.ts";

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

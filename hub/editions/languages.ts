import { type Language, languages } from "../config.ts";
import { languagesOf } from "../meetings/texts.ts";
import type { EditionSubject } from "./edition.ts";

/** The languages that an edition has texts in. Letters speak all of the hub's, whatever a meeting in them does. */
export function spokenIn(subject: EditionSubject): Language[] {
  switch (subject.kind) {
    case "confirmation":
    case "welcome":
      return [...languages];
    case "recap":
      return languages.filter((language) => subject.recap.input.texts[language] !== undefined);
    case "news":
      return languages.filter((language) => subject.news.texts[language] !== undefined);
    default:
      return languagesOf(subject.meeting);
  }
}

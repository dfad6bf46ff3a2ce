import type { Language } from "../hub/config.ts";
import { directionOf } from "./words/index.ts";

/** Attributes of an element whose words are in another language than those around it (WCAG 2.2, 3.1.2). */
export interface Spoken {
  lang?: Language;
  dir?: "ltr" | "rtl";
}

export const spokenAmid = (around: Language, language: Language): Spoken =>
  language === around ? {} : { lang: language, dir: directionOf(language) };

import type { Language } from "../../hub/config.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Words } from "./words.ts";

export type { Words };
export const words: Record<Language, Words> = { en, fr };

const rightToLeft = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

/** The direction that a language is written in, by its primary subtag: `ar-MA` → `rtl`. */
export const directionOf = (language: string): "ltr" | "rtl" =>
  rightToLeft.has(language.toLowerCase().split("-")[0] ?? "") ? "rtl" : "ltr";

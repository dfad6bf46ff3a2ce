import type { Language } from "../../../hub/config.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Words } from "./words.ts";

export type { FieldName, Note, ProblemStatus, Section, Words } from "./words.ts";

export const words: Record<Language, Words> = { en, fr };

import type { FieldError } from "../../hub/errors.ts";
import type { Profile } from "../../hub/subscribers/subscriber.ts";
import type { Fields } from "./read-fields.ts";
import type { Site } from "./site.ts";
import type { FieldName } from "./words/index.ts";

/** What stands in a form: as it was typed, right or wrong. */
export interface FormState {
  email: string;
  name: string;
  language: string;
  zone: string;
  topics: string[];
  consent: boolean;
  /** What is wrong, in the page's language. */
  errors: Partial<Record<FieldName, string>>;
}

export const emptyForm = (site: Site): FormState => ({
  email: "",
  name: "",
  language: site.language,
  zone: "",
  topics: [],
  consent: false,
  errors: {},
});

export const formOf = (profile: Profile): FormState => ({ email: "", ...profile, consent: false, errors: {} });

/** The form as it came, with the fields marked that were refused. */
export function formAgain(site: Site, fields: Fields, refused: FieldError[]): FormState {
  const said = site.words.errors.fields;
  const names = Object.keys(said).filter((name) => refused.some(({ field }) => field === name));
  return {
    email: typed(fields.email),
    name: typed(fields.name),
    language: typed(fields.language),
    zone: typed(fields.zone),
    topics: Array.isArray(fields.topics) ? fields.topics.map(typed) : [],
    consent: typed(fields.consent) !== "",
    errors: Object.fromEntries(Object.entries(said).filter(([name]) => names.includes(name))),
  };
}

const typed = (value: unknown): string => (typeof value === "string" ? value : "");

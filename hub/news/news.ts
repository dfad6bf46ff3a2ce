import * as z from "zod";
import type { Language } from "../config.ts";
import { line, prose, slug } from "../text-fields.ts";

const newsText = z.strictObject({
  title: line(200).min(1, { error: "News has a title." }),
  /** Markdown. */
  body: prose(20_000).min(1, { error: "Write what is new." }),
});
export type NewsText = z.infer<typeof newsText>;

/** News as staff write it: JSON by the API, YAML by the command line. Its slug is its name: asked for twice, it is sent once. */
export const newsFields = z.strictObject({
  slug,
  texts: z.strictObject({ en: newsText.optional(), fr: newsText.optional() } satisfies Record<Language, unknown>),
});
export const newsInput = newsFields.refine(({ texts }) => Object.keys(texts).length > 0, {
  path: ["texts"],
  error: "Write the news in at least one language.",
});
export type News = z.infer<typeof newsFields>;

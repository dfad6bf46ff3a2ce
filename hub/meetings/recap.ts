import * as z from "zod";
import type { Language } from "../config.ts";
import { day, hour, https, prose } from "../text-fields.ts";

/** What was said and shown in one session of the agenda, named by when it began. */
const recapSession = z.strictObject({
  /** Needed when the meeting lasted several days. */
  date: day.optional(),
  start: hour,
  text: prose(5000).default(""),
  slides: https.optional(),
  recording: https.optional(),
});
export type RecapSession = z.infer<typeof recapSession>;

const recapText = z.strictObject({
  /** Markdown. */
  summary: prose(10_000).min(1, { error: "Say in a few sentences what the meeting came to." }),
  sessions: z.array(recapSession).max(60).default([]),
});
export type RecapText = z.infer<typeof recapText>;

/** A recap as staff write it: JSON by the API, YAML by the command line. */
export const recapInput = z.strictObject({
  texts: z.strictObject({ en: recapText.optional(), fr: recapText.optional() } satisfies Record<Language, unknown>),
});
export type RecapInput = z.infer<typeof recapInput>;

/** A recap as kept, beside its meeting. */
export interface Recap {
  /** Slug. */
  meeting: string;
  input: RecapInput;
  /** The send that carried it. */
  send: string;
  at: string;
}

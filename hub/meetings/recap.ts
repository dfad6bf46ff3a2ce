import * as z from "zod";
import type { Language } from "../config.ts";
import type { FieldError } from "../errors.ts";
import { day, hour, https, prose } from "../text-fields.ts";
import type { Meeting } from "./meeting.ts";

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

/** What keeps a recap from its meeting: each of its sessions is one of the agenda, in the same language. */
export function misfitsOf(meeting: Meeting, { texts }: RecapInput): FieldError[] {
  const errors: FieldError[] = [];
  if (Object.keys(texts).length === 0) {
    errors.push({ field: "texts", message: "Write the recap in at least one language." });
  }
  for (const [language, text] of Object.entries(texts)) {
    const agenda = agendaIn(meeting, language);
    for (const [i, { date, start }] of (text?.sessions ?? []).entries()) {
      const fits = agenda.filter((item) => item.start === start && (date === undefined || item.date === date));
      if (fits.length === 1) continue;
      const field = `texts.${language}.sessions.${i}.start`;
      const message =
        fits.length === 0
          ? `No session of the agenda begins at ${[date, start].filter(Boolean).join(" ")}.`
          : "Several sessions of the agenda begin then: name the day.";
      errors.push({ field, message });
    }
  }
  return errors;
}

/** The agenda in a language, or in the one that the meeting has. */
function agendaIn({ input }: Meeting, language: string) {
  const texts = Object.entries(input.texts);
  return (texts.find(([spoken]) => spoken === language) ?? texts[0])?.[1]?.agenda ?? [];
}

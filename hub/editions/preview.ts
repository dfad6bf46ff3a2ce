import type { Language } from "../config.ts";
import type { CompilingContext } from "../context.ts";
import { invalid } from "../errors.ts";
import { cut, type SlotValues } from "../mail/compiled.ts";
import { escapeHtml } from "../mail/html.ts";
import { valuesFor } from "../sends/values.ts";
import type { Person } from "../subscribers/subscriber.ts";
import type { EditionText } from "./compiler.ts";
import { type EditionSubject, meetingOf } from "./edition.ts";
import { spokenIn } from "./languages.ts";
import { type Previewed, subjectOf } from "./preview-subject.ts";

export type PreviewRequest = Previewed & {
  language: Language;
  /** The reader's; the meeting's, or the hub's, when absent. */
  zone?: string | undefined;
  name?: string | undefined;
};

/** What one reader would read, of something that need not be kept. Stores nothing. @throws DomainError `invalid` */
export async function previewOf(context: CompilingContext, request: PreviewRequest): Promise<EditionText> {
  const subject = await subjectOf(context, request);
  const { language } = request;
  if (!spokenIn(subject).includes(language)) {
    throw invalid("language", "There is no text in this language; its readers get another one.");
  }
  const text = await context.compiler.render(context.hub, subject, language);
  const values = valuesFor(context, subject, language, sampleReader(context, subject, request));
  return {
    subject: text.subject,
    html: filled(text.html, values, escapeHtml),
    text: filled(text.text, values, (value) => value),
  };
}

/** Nobody's id: its links are well-formed and open nothing. */
const nobody = "A".repeat(16);

function sampleReader(
  { hub }: CompilingContext,
  subject: EditionSubject,
  { language, zone, name = "" }: PreviewRequest,
): Person {
  const now = "1970-01-01T00:00:00Z";
  const at = zone ?? meetingOf(subject)?.input.zone ?? hub.zone;
  return {
    id: nobody,
    rev: 0,
    state: "active",
    createdAt: now,
    stateAt: now,
    email: `reader@${hub.domain}`,
    profile: { name, language, zone: at, topics: ["announcements", "reminders"] },
    zones: [],
    consents: [],
  };
}

const filled = (marked: string, values: SlotValues, encode: (value: string) => string): string =>
  cut(marked, "text")
    .map((piece) => (typeof piece === "string" ? piece : encode(values[piece.slot] ?? "")))
    .join("");

import type { Language } from "../config.ts";
import type { CompilingContext } from "../context.ts";
import { invalid } from "../errors.ts";
import { cut, type SlotValues } from "../mail/compiled.ts";
import { escapeHtml } from "../mail/html.ts";
import type { MeetingInput } from "../meetings/input.ts";
import { draftOf } from "../meetings/put.ts";
import { defaultReminders } from "../meetings/reminder-offset.ts";
import { languagesOf } from "../meetings/texts.ts";
import { valuesFor } from "../sends/values.ts";
import type { Person } from "../subscribers/subscriber.ts";
import type { EditionText } from "./compiler.ts";
import type { EditionSubject } from "./edition.ts";

export interface PreviewRequest {
  meeting: MeetingInput;
  kind: "announcement" | "reminder";
  language: Language;
  /** The reader's; the meeting's when absent. */
  zone?: string | undefined;
  name?: string | undefined;
}

/** What one reader would read, of a meeting that need not be kept. Stores nothing. @throws DomainError `invalid` */
export async function previewOf(context: CompilingContext, request: PreviewRequest): Promise<EditionText> {
  const subject = subjectOf(context, request);
  const { language } = request;
  const text = await context.compiler.render(context.hub, subject, language);
  const values = valuesFor(context, subject, language, sampleReader(context, request));
  return {
    subject: text.subject,
    html: filled(text.html, values, escapeHtml),
    text: filled(text.text, values, (value) => value),
  };
}

function subjectOf({ clock }: CompilingContext, { meeting: input, kind, language }: PreviewRequest): EditionSubject {
  const meeting = draftOf(input, clock.now());
  if (!languagesOf(meeting).includes(language)) {
    throw invalid("language", "The meeting has no text in this language; its readers get another one.");
  }
  if (kind === "announcement") return { kind, meeting };
  if (input.month !== undefined) throw invalid("kind", "A meeting without a day has no reminders.");
  const offset = (input.reminders ?? defaultReminders)[0];
  if (!offset) throw invalid("kind", "This meeting has no reminders.");
  return { kind, meeting, left: offset.before };
}

/** Nobody's id: its links are well-formed and open nothing. */
const nobody = "A".repeat(16);

function sampleReader({ hub }: CompilingContext, { meeting, language, zone, name = "" }: PreviewRequest): Person {
  const now = "1970-01-01T00:00:00Z";
  return {
    id: nobody,
    rev: 0,
    state: "active",
    createdAt: now,
    stateAt: now,
    email: `reader@${hub.domain}`,
    profile: { name, language, zone: zone ?? meeting.zone, topics: ["announcements", "reminders"] },
    zones: [],
    consents: [],
  };
}

const filled = (marked: string, values: SlotValues, encode: (value: string) => string): string =>
  cut(marked, "text")
    .map((piece) => (typeof piece === "string" ? piece : encode(values[piece.slot] ?? "")))
    .join("");

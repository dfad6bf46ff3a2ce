import { iso } from "../clock.ts";
import type { Language } from "../config.ts";
import type { CompilingContext } from "../context.ts";
import { type Calendar, compose, type List } from "../mail/compose.ts";
import { calendarOf } from "../meetings/calendar.ts";
import { spanOf } from "../meetings/times.ts";
import { type Edition, type EditionSubject, meetingOf } from "./edition.ts";
import { spokenIn } from "./languages.ts";

const lists: Record<EditionSubject["kind"], List | undefined> = {
  confirmation: undefined,
  welcome: "welcome",
  announcement: "announcements",
  reminder: "reminders",
  update: "announcements",
  cancellation: "announcements",
  recap: "recaps",
  news: "news",
};

/**
 * Renders and encodes an edition in every language that it has a text for, and keeps the result: from here on
 * only slots are filled. An edition that exists is left as it is, so that what was approved is what leaves.
 */
export async function compileEdition(context: CompilingContext, id: string, subject: EditionSubject): Promise<Edition> {
  const known = await context.store.editions.get(id);
  if (known) return known;
  const spoken = languagesFor(context, subject);
  for (const language of spoken) {
    const text = await context.compiler.render(context.hub, subject, language);
    const message = await compose(context.hub, {
      language,
      text,
      list: lists[subject.kind],
      calendar: calendarFor(context, subject, language),
    });
    await context.store.editions.putCompiled(id, message);
  }
  const edition: Edition = { id, subject, languages: spoken, createdAt: iso(context.clock.now()) };
  await context.store.editions.put(edition);
  return edition;
}

/** The hub's own language first: it is for readers of a language that the edition has no text in. */
function languagesFor({ hub }: CompilingContext, subject: EditionSubject): Language[] {
  return [...spokenIn(subject)].sort((a, b) => Number(b === hub.language) - Number(a === hub.language));
}

function calendarFor({ hub }: CompilingContext, subject: EditionSubject, language: Language): Calendar | undefined {
  const meeting = subject.kind === "recap" ? undefined : meetingOf(subject);
  if (!meeting || !spanOf(meeting.input)) return undefined;
  return { method: "PUBLISH", filename: `${meeting.slug}.ics`, content: calendarOf(hub, [meeting], language) };
}

import type { Context } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import type { SlotValues } from "../mail/compiled.ts";
import { mailbox, mailDate } from "../mail/headers.ts";
import { spanIn, spanOf, zoneCity } from "../meetings/times.ts";
import { confirmUrl, preferencesUrl, unsubscribeUrl } from "../subscribers/links.ts";
import type { Person } from "../subscribers/subscriber.ts";

/** What one reader's message says that others' do not, in the language of the message. */
export function valuesFor(context: Context, subject: EditionSubject, language: string, person: Person): SlotValues {
  const { name, zone } = person.profile;
  const values: SlotValues = {
    date: mailDate(context.clock.now().epochMilliseconds),
    to: mailbox(name, person.email),
    greetingName: name === "" ? "" : ` ${name}`,
    preferencesUrl: preferencesUrl(context, person.id),
    unsubscribeUrl: unsubscribeUrl(context, person.id),
  };
  if (person.signUp) {
    // A confirmation greets by the name that was just typed, which is not in force yet.
    const typed = person.signUp.profile.name;
    values.confirmUrl = confirmUrl(context, person.id, person.signUp.at);
    if (subject.kind === "confirmation") {
      values.to = mailbox(typed, person.email);
      values.greetingName = typed === "" ? "" : ` ${typed}`;
    }
  }
  const when = readerWhen(subject, language, zone);
  if (when !== undefined) {
    values.readerWhen = when;
    values.readerZone = zoneCity(zone);
  }
  return values;
}

const knownWhen = new WeakMap<EditionSubject, Map<string, string | undefined>>();

/** Many readers share a zone and a language: their words are found once for each edition that a worker keeps. */
function readerWhen(subject: EditionSubject, language: string, zone: string): string | undefined {
  if (!("meeting" in subject)) return undefined;
  const known = knownWhen.get(subject) ?? new Map<string, string | undefined>();
  knownWhen.set(subject, known);
  const key = `${language} ${zone}`;
  if (!known.has(key)) {
    const span = spanOf(subject.meeting.input);
    known.set(key, span && spanIn(language, zone, span));
  }
  return known.get(key);
}

import type { Context } from "../context.ts";
import { type EditionSubject, meetingOf } from "../editions/edition.ts";
import type { SlotValues } from "../mail/compiled.ts";
import { mailbox, mailDate } from "../mail/headers.ts";
import type { Meeting } from "../meetings/meeting.ts";
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
  const when = readerWhen(meetingOf(subject), language, zone);
  const was = subject.kind === "update" ? readerWhen(subject.before, language, zone) : undefined;
  return {
    ...values,
    ...(when === undefined ? {} : { readerWhen: when }),
    ...(was === undefined ? {} : { readerWas: was }),
    ...(when === undefined && was === undefined ? {} : { readerZone: zoneCity(zone) }),
  };
}

const knownWhen = new WeakMap<Meeting, Map<string, string | undefined>>();

/** Many readers share a zone and a language: their words are found once for each meeting that a worker keeps. */
function readerWhen(meeting: Meeting | undefined, language: string, zone: string): string | undefined {
  if (!meeting) return undefined;
  const known = knownWhen.get(meeting) ?? new Map<string, string | undefined>();
  knownWhen.set(meeting, known);
  const key = `${language} ${zone}`;
  if (!known.has(key)) {
    const span = spanOf(meeting.input);
    known.set(key, span && spanIn(language, zone, span));
  }
  return known.get(key);
}

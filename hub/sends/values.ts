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
  const span = "meeting" in subject ? spanOf(subject.meeting.input) : undefined;
  if (span) {
    values.readerWhen = spanIn(language, zone, span);
    values.readerZone = zoneCity(zone);
  }
  return values;
}

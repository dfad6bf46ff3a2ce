import type { HubConfig, Language } from "../../hub/config.ts";
import { type EditionSubject, meetingOf, type PastMeeting } from "../../hub/editions/edition.ts";
import type { Slot } from "../../hub/mail/compiled.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { spanIn, spanOf, zoneCity } from "../../hub/meetings/times.ts";
import { en, fr } from "./sample-texts.ts";

export const hub: HubConfig = {
  name: "WCO Data Innovation Hub",
  organisation: "World Customs Organization",
  url: "https://hub.example",
  from: { list: "hub@example.org", transactional: "no-reply@example.org" },
  contact: "data.hub@example.org",
  domain: "hub.example",
  zone: "Europe/Brussels",
  language: "en",
  configurationSet: "reconvene",
  consentVersion: "1",
};

const scheduled = (input: MeetingInput): Meeting => ({
  slug: input.slug,
  state: "scheduled",
  revision: 1,
  sequence: 0,
  input,
  createdAt: "2027-01-11T09:00:00Z",
  revisedAt: "2027-01-11T09:00:00Z",
  told: [],
});

export const dated = scheduled({
  slug: "dih-5",
  start: "2027-05-12T09:30:00",
  end: "2027-05-12T16:30:00",
  zone: "Europe/Brussels",
  place: "WCO Headquarters, Rue du Marché 30, Brussels",
  joinUrl: "https://meet.example/dih-5",
  registerUrl: "https://events.example/dih-5/register",
  texts: { en: en.meeting, fr: fr.meeting },
});

export const monthOnly = scheduled({
  slug: "dih-6",
  month: "2027-11",
  zone: "Europe/Brussels",
  place: "Brussels",
  texts: { en: en.month, fr: fr.month },
});

const held = scheduled({
  slug: "dih-4",
  start: "2024-10-09T09:30:00",
  end: "2024-10-09T16:30:00",
  zone: "Europe/Brussels",
  place: "WCO Headquarters, Brussels",
  texts: { en: en.held, fr: fr.held },
});

export const last: PastMeeting = {
  meeting: held,
  recap: {
    meeting: held.slug,
    input: { texts: { en: en.recap, fr: fr.recap } },
    send: "dih-4-recap",
    at: "2024-11-06T09:00:00Z",
  },
};

/** The sample meeting as readers were told of it, or as it was once more. */
const otherwise = (facts: Partial<MeetingInput>): Meeting => ({ ...dated, input: { ...dated.input, ...facts } });

const { start: _start, end: _end, ...undated } = dated.input;
const may: Meeting = { ...dated, input: { ...undated, month: "2027-05" } };
const june: Meeting = { ...dated, input: { ...undated, month: "2027-06" } };
const cancelled: Meeting = { ...dated, state: "cancelled", sequence: 1 };
const weekBefore = { start: "2027-05-05T09:30:00", end: "2027-05-05T16:30:00" };

const update = (before: Meeting, meeting = dated) => ({ kind: "update", meeting, before }) as const;

/** Every template, by a name for the list of previews. */
export const samples: Record<string, EditionSubject> = {
  confirmation: { kind: "confirmation" },
  welcome: { kind: "welcome" },
  "welcome-catch-up": { kind: "welcome", meeting: dated, last },
  "welcome-save-the-month": { kind: "welcome", meeting: monthOnly },
  announcement: { kind: "announcement", meeting: dated },
  "save-the-month": { kind: "announcement", meeting: monthOnly },
  "reminder-weeks": { kind: "reminder", meeting: dated, left: "P14D" },
  "reminder-day": { kind: "reminder", meeting: dated, left: "P1D" },
  "reminder-hour": { kind: "reminder", meeting: dated, left: "PT1H" },
  "update-moved": { ...update(otherwise(weekBefore)), note: { en: en.note, fr: fr.note } },
  "update-hours": update(otherwise({ start: "2027-05-12T14:00:00", end: "2027-05-12T18:00:00" })),
  "update-end": update(otherwise({ end: "2027-05-12T17:30:00" })),
  "update-zone": update(otherwise({ start: "2027-05-12T08:30:00", end: "2027-05-12T15:30:00", zone: "Europe/London" })),
  "update-date-set": update(may),
  "update-date-withdrawn": update(dated, june),
  "update-other-month": update(may, june),
  "update-place": update(otherwise({ place: "Egmont Palace, Petit Sablon 8, Brussels" })),
  "update-link": update(otherwise({ joinUrl: "https://meet.example/earlier" })),
  "update-several": {
    ...update(otherwise({ ...weekBefore, place: "Brussels", joinUrl: "https://meet.example/earlier" })),
    note: { en: en.note, fr: fr.note },
  },
  "update-after-all": update(cancelled),
  "update-words": update(dated),
  cancellation: { kind: "cancellation", meeting: cancelled, note: { en: en.regret, fr: fr.regret } },
  "cancellation-month": { kind: "cancellation", meeting: { ...monthOnly, state: "cancelled" } },
  recap: { kind: "recap", ...last, next: monthOnly },
  news: { kind: "news", news: { slug: "cases-wanted", texts: { en: en.news, fr: fr.news } } },
};

const zone = "Pacific/Auckland";

/** A reader in Auckland, for whom the meeting ends on the next day. */
export function reader(language: Language, subject: EditionSubject): Record<Slot, string> {
  const onTheirClock = (meeting: Meeting | undefined): string => {
    const span = meeting && spanOf(meeting.input);
    return span ? spanIn(language, zone, span) : "";
  };
  return {
    date: "Mon, 11 Jan 2027 09:00:00 +0000",
    to: "ana.kaihau@example.org",
    greetingName: " Ana",
    confirmUrl: "https://hub.example/confirm/Zm9yIHByZXZpZXcgb25seQ.9wzJcXq7tVb1",
    preferencesUrl: "https://hub.example/preferences/Zm9yIHByZXZpZXcgb25seQ.9wzJcXq7tVb1",
    unsubscribeUrl: "https://hub.example/unsubscribe/Zm9yIHByZXZpZXcgb25seQ.9wzJcXq7tVb1",
    readerWhen: onTheirClock(meetingOf(subject)),
    readerWas: subject.kind === "update" ? onTheirClock(subject.before) : "",
    readerZone: zoneCity(zone),
  };
}

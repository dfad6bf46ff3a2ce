import type { HubConfig } from "../../hub/config.ts";
import type { EditionSubject } from "../../hub/editions/edition.ts";
import type { Slot } from "../../hub/mail/compiled.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
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

const meetingOf = (input: MeetingInput): Meeting => ({
  slug: input.slug,
  state: "scheduled",
  revision: 1,
  sequence: 0,
  input,
  createdAt: "2027-01-11T09:00:00Z",
  revisedAt: "2027-01-11T09:00:00Z",
});

export const dated = meetingOf({
  slug: "dih-5",
  start: "2027-05-12T09:30:00",
  end: "2027-05-12T16:30:00",
  zone: "Europe/Brussels",
  place: "WCO Headquarters, Rue du Marché 30, Brussels",
  joinUrl: "https://meet.example/dih-5",
  registerUrl: "https://events.example/dih-5/register",
  texts: { en: en.meeting, fr: fr.meeting },
});

export const monthOnly = meetingOf({
  slug: "dih-6",
  month: "2027-11",
  zone: "Europe/Brussels",
  place: "Brussels",
  texts: { en: en.month, fr: fr.month },
});

/** Every template, by a name for the list of previews. */
export const samples: Record<string, EditionSubject> = {
  confirmation: { kind: "confirmation" },
  welcome: { kind: "welcome" },
  announcement: { kind: "announcement", meeting: dated },
  "save-the-month": { kind: "announcement", meeting: monthOnly },
  "reminder-weeks": { kind: "reminder", meeting: dated, left: "P14D" },
  "reminder-day": { kind: "reminder", meeting: dated, left: "P1D" },
  "reminder-hour": { kind: "reminder", meeting: dated, left: "PT1H" },
};

/** A reader in Auckland, for whom the meeting ends on the next day. */
export const reader = (language: "en" | "fr"): Record<Slot, string> => ({
  date: "Mon, 11 Jan 2027 09:00:00 +0000",
  to: "ana.kaihau@example.org",
  greetingName: " Ana",
  confirmUrl: "https://hub.example/confirm/Zm9yIHByZXZpZXcgb25seQ.9wzJcXq7tVb1",
  preferencesUrl: "https://hub.example/preferences/Zm9yIHByZXZpZXcgb25seQ.9wzJcXq7tVb1",
  unsubscribeUrl: "https://hub.example/unsubscribe/Zm9yIHByZXZpZXcgb25seQ.9wzJcXq7tVb1",
  readerWhen:
    language === "en"
      ? "Wednesday, 12 May 2027, 19:30 – Thursday, 13 May 2027, 02:30 (UTC+12:00)"
      : "mercredi 12 mai 2027, 19:30 – jeudi 13 mai 2027, 02:30 (UTC+12:00)",
  readerWas:
    language === "en"
      ? "Wednesday, 5 May 2027, 19:30 – Thursday, 6 May 2027, 02:30 (UTC+12:00)"
      : "mercredi 5 mai 2027, 19:30 – jeudi 6 mai 2027, 02:30 (UTC+12:00)",
  readerZone: "Auckland",
});

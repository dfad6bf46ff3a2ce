import { type MeetingInput, meetingInput } from "../../hub/meetings/input.ts";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { importSubscribers } from "../../hub/subscribers/import.ts";
import type { TestHub } from "../hub.ts";

/** A meeting in Brussels on 12 May 2027, in both languages, changed as a test needs it. */
export function aMeeting(changes: Record<string, unknown> = {}): MeetingInput {
  return meetingInput.parse({
    slug: "dih-5",
    start: "2027-05-12T09:30:00",
    end: "2027-05-12T16:30:00",
    zone: "Europe/Brussels",
    place: "WCO Headquarters, Brussels",
    joinUrl: "https://meet.example.org/dih-5",
    texts: {
      en: {
        title: "5th meeting of the Data Innovation Hub",
        summary: "Practitioners compare notes on **AI in production**.",
        agenda: [{ start: "10:00", end: "12:30", title: "AI governance", speakers: ["Three practitioners"] }],
      },
      fr: {
        title: "5e réunion du Pôle d’innovation en matière de données",
        summary: "Les praticiens confrontent leurs expériences.",
        agenda: [{ start: "10:00", end: "12:30", title: "Gouvernance de l’IA" }],
      },
    },
    ...changes,
  });
}

export interface Someone {
  email: string;
  name?: string;
  language?: "en" | "fr";
  zone?: string;
  topics?: string[];
}

/** Subscribers whose confirmation was long ago. The answer is their ids. */
export async function subscribed(hub: TestHub, ...people: Someone[]): Promise<string[]> {
  for (let i = 0; i < people.length; i += 500) {
    const rows = people.slice(i, i + 500).map((person) => ({
      name: "",
      language: "en",
      zone: "Europe/Brussels",
      topics: ["announcements", "reminders"],
      confirmedAt: "2024-10-09T12:00:00Z",
      source: "sign-up sheet of the 4th meeting",
      ...person,
    }));
    await importSubscribers(hub.context, { rows }, "test");
  }
  return people.map(({ email }) => subscriberId(hub.context.keys, email));
}

/** `n` subscribers in Brussels. */
export const crowd = (n: number): Someone[] =>
  Array.from({ length: n }, (_, i) => ({ email: `reader-${i}@example.org`, name: `Reader ${i}` }));

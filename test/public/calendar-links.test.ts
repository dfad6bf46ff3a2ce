import { expect, test } from "vitest";
import { calendarLinks } from "../../functions/public/calendar-links.ts";
import { calendarOf } from "../../hub/meetings/calendar.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import { testHubConfig as hub } from "../hub.ts";
import { aMeeting } from "../kit/factories.ts";
import { expectCalendar } from "../mail/calendar-rules.ts";
import { aKeptMeeting } from "../storage/samples.ts";

/** How each service names what an entry has. */
const dialects: Record<string, Record<"title" | "start" | "end" | "place" | "details", string>> = {
  "Google Calendar": { title: "text", start: "dates", end: "dates", place: "location", details: "details" },
  "Outlook.com": { title: "subject", start: "startdt", end: "enddt", place: "location", details: "body" },
  "Office 365": { title: "subject", start: "startdt", end: "enddt", place: "location", details: "body" },
  Yahoo: { title: "title", start: "st", end: "et", place: "in_loc", details: "desc" },
};

const linksOf = (input: MeetingInput, language: "en" | "fr" = "en") =>
  calendarLinks(hub, aKeptMeeting({ slug: input.slug, input }), language).map(({ service, url }) => {
    const { searchParams } = new URL(url);
    const of = (name: keyof (typeof dialects)[string]) => searchParams.get(dialects[service]?.[name] ?? "") ?? "";
    const [start = "", end = start] = of("start").split("/");
    return {
      service,
      url,
      title: of("title"),
      start: seconds(start),
      end: seconds(of("end").split("/").at(-1) ?? end),
      place: of("place"),
      details: of("details"),
    };
  });

/** `20270512T073000Z` or `2027-05-12T07:30:00Z`. */
const seconds = (time: string): number =>
  Date.parse(time.replace(/^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z")) / 1000;

const title = (text: string, summary = "Short.") => ({ texts: { en: { title: text, summary, agenda: [] } } });

test.for<[string, MeetingInput]>([
  ["a meeting", aMeeting()],
  [
    "one that lasts for days, without a room",
    aMeeting({ end: "2027-05-14T12:00:00", joinUrl: undefined, texts: { en: { title: "x" } } }),
  ],
  ["one without a place", aMeeting({ place: undefined })],
  ["a title of 300 characters", { ...aMeeting(), ...title("Gouvernance & « IA » + 100 % ".repeat(12).slice(0, 300)) }],
  ["Arabic and emoji", { ...aMeeting(), ...title("اجتماع 🌍 مركز البيانات", "ملخص 👩🏽‍💻"), place: "بروكسل 🏛️" }],
])("the file and all links say the same of %s", ([, input]) => {
  const [event] = expectCalendar(calendarOf(hub, [aKeptMeeting({ slug: input.slug, input })], "en"));
  const links = linksOf(input);
  expect(links.map(({ service }) => service)).toEqual(Object.keys(dialects));
  for (const link of links) {
    expect(link).toMatchObject({ title: event?.summary, start: event?.start, end: event?.end, place: event?.location });
    expect(link.details).toBe(event?.description);
  }
});

test("a long summary is shortened between characters, and the links stay whole", () => {
  for (let shift = 0; shift < 12; shift++) {
    const input = { ...aMeeting(), ...title("x", `${"x".repeat(shift)}${"👩🏽‍💻 ".repeat(200)}`) };
    for (const { url, details } of linksOf(input)) {
      expect(url.length).toBeLessThan(8000);
      const [summary = "", join, page] = details.split("\n\n");
      expect(summary).toMatch(/^x*(👩🏽‍💻 )+👩🏽‍💻…$/u);
      expect([join, page]).toEqual([input.joinUrl, "https://hub.example.org/meetings/dih-5"]);
    }
  }
});

test("a month without a day, and a meeting that was cancelled, are not offered", () => {
  const month = aMeeting({ start: undefined, end: undefined, month: "2027-05" });
  expect(linksOf(month)).toEqual([]);
  expect(calendarLinks(hub, aKeptMeeting({ state: "cancelled" }), "en")).toEqual([]);
});

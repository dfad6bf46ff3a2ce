import fc from "fast-check";
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { calendarOf } from "../../hub/meetings/calendar.ts";
import { type MeetingInput, meetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { testHubConfig as hub } from "../hub.ts";
import { aMeeting } from "../kit/factories.ts";
import { aKeptMeeting } from "../storage/samples.ts";
import { expectCalendar } from "./calendar-rules.ts";
import type { ReadEvent } from "./read-calendar.ts";

const kept = (input: MeetingInput, changes: Partial<Meeting> = {}): Meeting =>
  aKeptMeeting({ slug: input.slug, input, ...changes });

const eventsOf = (...meetings: Meeting[]): ReadEvent[] => expectCalendar(calendarOf(hub, meetings, "en"));

function eventOf(meeting: Meeting): ReadEvent {
  const [event, ...more] = eventsOf(meeting);
  expect(more).toEqual([]);
  if (!event) throw new Error("There is no event.");
  return event;
}

const local = (minutes: number) =>
  Temporal.PlainDateTime.from("2026-01-01T00:00").add({ minutes }).toString({ smallestUnit: "minute" });

const clockChanges = [
  ["Europe/Brussels", "2027-03-28T01:30", "2027-03-28T03:30", 3600],
  ["Europe/Brussels", "2027-10-31T01:30", "2027-10-31T03:30", 3 * 3600],
  ["America/St_Johns", "2027-11-07T00:30", "2027-11-07T03:30", 4 * 3600],
  ["Australia/Lord_Howe", "2027-04-04T00:00", "2027-04-04T04:00", 4.5 * 3600],
  ["Pacific/Kiritimati", "2027-05-12T09:30", "2027-05-13T09:30", 86_400],
] as const;

test.for(clockChanges)("in %s from %s to %s the calendar counts real hours", ([zone, start, end, seconds]) => {
  const event = eventOf(kept(meetingInput.parse({ ...aMeeting(), texts: { en: { title: "x" } }, zone, start, end })));
  expect(event.end - event.start).toBe(seconds);
});

test("start, end, UID and SEQUENCE are the meeting's, in any zone at any time", () => {
  const minutes = fc.integer({ min: 0, max: 10 * 525_600 });
  const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const lasting = fc.integer({ min: 1, max: 5 * 1440 });
  fc.assert(
    fc.property(zones, minutes, lasting, fc.nat(99), (zone, from, minutesLong, sequence) => {
      const texts = { en: { title: "x" } };
      const start = local(from);
      const end = local(from + minutesLong);
      const parsed = meetingInput.safeParse({ slug: "dih-5", zone, start, end, texts });
      fc.pre(parsed.success);
      const event = eventOf(kept(parsed.data, { sequence, revisedAt: "2026-11-03T08:15:30Z" }));
      const instant = (text: string) =>
        Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds / 1000;
      expect(event).toMatchObject({ start: instant(start), end: instant(end), sequence, uid: "dih-5@hub.example.org" });
      expect(event.stamp).toBe(Date.parse("2026-11-03T08:15:30Z") / 1000);
    }),
    { numRuns: 300 },
  );
});

const pieces = [
  "END:VEVENT",
  "BEGIN:VEVENT",
  "\u2028",
  "\u2029",
  "\u0085",
  "\\n",
  "\\",
  ";",
  ",",
  '"',
  ":",
  " ",
  "é",
  "🌍",
  "x",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...pieces), maxLength: 190 }),
);

test("whatever staff write stays in its place, unchanged", () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.webUrl({ withQueryParameters: true }), (title, place, detail, url) => {
      const joinUrl = url.replace(/^http:/, "https:");
      const summary = `${detail}\n\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x`;
      const texts = { en: { title, summary } };
      const parsed = meetingInput.safeParse({ ...aMeeting(), place, joinUrl, texts });
      fc.pre(parsed.success);
      const event = eventOf(kept(parsed.data));
      expect(event.summary).toBe(parsed.data.texts.en?.title);
      expect(event.location).toBe(parsed.data.place);
      expect(event.conference).toBe(URL.parse(joinUrl)?.href);
    }),
    { numRuns: 300 },
  );
});

test.for([
  ["https://meet.example.org/dih-5", "https://meet.example.org/dih-5"],
  [`https://meet.example.org/${"a".repeat(900)}`, `https://meet.example.org/${"a".repeat(900)}`],
  [`https://meet.example.org/?q=${"a,b;c".repeat(40)}`, `https://meet.example.org/?q=${"a,b;c".repeat(40)}`],
  ["https://réunion.example.org/salle-é/日本", "https://xn--runion-bva.example.org/salle-%C3%A9/%E6%97%A5%E6%9C%AC"],
  [`https://meet.example.org/${"é".repeat(120)}`, `https://meet.example.org/${"%C3%A9".repeat(120)}`],
])("the button that joins leads to the room (%#)", ([joinUrl = "", uri]) => {
  const event = eventOf(kept(aMeeting({ joinUrl })));
  expect(event).toMatchObject({ conference: uri, url: uri });
});

test("each meeting of a feed has its own link, and one without has none", () => {
  const links = ["https://meet.example.org/1", undefined, "https://meet.example.org/3"];
  const pages = ["https://meet.example.org/1", "https://hub.example.org/meetings/dih-1", "https://meet.example.org/3"];
  const meetings = links.map((joinUrl, i) => kept(aMeeting({ slug: `dih-${i}`, joinUrl })));
  const events = eventsOf(...meetings);
  expect(events.map(({ conference }) => conference || undefined)).toEqual(links);
  expect(events.map(({ url }) => url)).toEqual(pages);
});

test("a cancelled meeting stays, as cancelled; a month without a day has no entry", () => {
  const event = eventOf(kept(aMeeting(), { state: "cancelled", sequence: 4 }));
  expect(event).toMatchObject({ status: "CANCELLED", sequence: 4 });
  expect(
    eventsOf(kept(aMeeting({ month: "2027-05", start: undefined, end: undefined, texts: { en: { title: "x" } } }))),
  ).toEqual([]);
});

test("it is published to everyone by the hub, under the hub's name", () => {
  const named = { ...hub, name: `The "Hub", étoile; \\ & co`, organisation: "O//rg" };
  const content = calendarOf(named, [kept(aMeeting())], "fr");
  expect(expectCalendar(content)[0]?.organizer).toBe(`mailto:${hub.contact}`);
  const calendar = ICAL.Component.fromString(content);
  const organizer = calendar.getFirstSubcomponent("vevent")?.getFirstProperty("organizer");
  expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe(named.name);
  expect(organizer?.getFirstParameter("cn")).toBe(`The 'Hub', étoile;  & co`);
});

/** What a program that cuts by octets or by halves of characters would break: one begins at each place of a line. */
const scripts = ["🌍", "👩🏽‍💻", "é", "e\u0301", "ختم الاجتماع ", "Ёж ", "会議", "x"];

test.for(scripts)("300 characters of %s are folded between characters, wherever a line ends", (unit) => {
  for (let shift = 0; shift < 75; shift++) {
    const long = `${"x".repeat(shift)}${unit.repeat(300)}`.slice(0, 300).toWellFormed().replaceAll("\uFFFD", "").trim();
    const texts = { en: { title: long, summary: "", agenda: [] } };
    const event = eventOf(kept({ ...aMeeting(), place: long, texts }));
    expect(event).toMatchObject({ summary: long, location: long });
  }
});

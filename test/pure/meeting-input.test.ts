import { expect, test } from "vitest";
import { DomainError } from "../../hub/errors.ts";
import { parseWith } from "../../hub/fields.ts";
import { meetingInput } from "../../hub/meetings/input.ts";
import { aMeeting } from "../kit/factories.ts";

const valid = { ...aMeeting() };
const title = { title: "x" };
const agenda = (item: Record<string, unknown>) => ({
  texts: { en: { ...title, agenda: [{ start: "10:00", end: "11:00", title: "x", ...item }] } },
});
const days = { start: "2027-05-12T09:30", end: "2027-05-13T16:30" };

function refusalOf(changes: Record<string, unknown>): DomainError {
  try {
    parseWith(meetingInput, { ...valid, ...changes });
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("It was accepted.");
}

/** What is wrong, and the fields that must say so. */
const refusals: [Record<string, unknown>, ...string[]][] = [
  [{ slug: undefined }, "slug"],
  [{ slug: "DIH 5" }, "slug"],
  [{ slug: "-dih" }, "slug"],
  [{ slug: "dih--5" }, "slug"],
  [{ slug: "a".repeat(41) }, "slug"],
  [{ slug: "../x" }, "slug"],
  [{ start: undefined }, "start"],
  [{ end: undefined }, "end"],
  [{ start: undefined, end: undefined }, "start", "end"],
  [{ start: 1_800_000_000 }, "start"],
  [{ start: "12 May 2027" }, "start"],
  [{ start: "2027-05-12" }, "start"],
  [{ start: "2027-05-12T09:30:00Z" }, "start"],
  [{ start: "2027-05-12T09:30:00+02:00" }, "start"],
  [{ start: "2027-02-29T09:30:00" }, "start"],
  [{ start: "2027-05-12T24:00:00" }, "start"],
  [{ end: "2027-13-12T09:30:00" }, "end"],
  [{ end: valid.start }, "end"],
  [{ end: "2027-05-12T09:00:00" }, "end"],
  [{ start: "2027-03-28T02:30:00", end: "2027-03-28T05:00:00", texts: { en: title } }, "start"],
  [{ start: "2027-03-28T01:30:00", end: "2027-03-28T02:59:00", texts: { en: title } }, "end"],
  [{ month: "2027-05" }, "month"],
  [{ month: "May 2027", start: undefined, end: undefined }, "month"],
  [{ month: "2027-00", start: undefined, end: undefined }, "month"],
  [{ zone: undefined }, "zone"],
  [{ zone: "Brussels" }, "zone"],
  [{ zone: "+02:00" }, "zone"],
  [{ zone: "Europe/Brussels\n" }, "zone"],
  [{ place: "a\nb" }, "place"],
  [{ place: "x".repeat(301) }, "place"],
  [{ joinUrl: "http://meet.example.org" }, "joinUrl"],
  [{ joinUrl: "javascript:alert(1)" }, "joinUrl"],
  [{ joinUrl: "meet.example.org" }, "joinUrl"],
  [{ joinUrl: 'https://meet.example.org/"onclick' }, "joinUrl"],
  [{ joinUrl: `https://meet.example.org/${"x".repeat(1000)}` }, "joinUrl"],
  [{ registerUrl: "https://a b" }, "registerUrl"],
  [{ reminders: [{ before: "P1M" }] }, "reminders.0.before"],
  [{ reminders: [{ before: "P1Y" }] }, "reminders.0.before"],
  [{ reminders: [{ before: "-P1D" }] }, "reminders.0.before"],
  [{ reminders: [{ before: "P181D" }] }, "reminders.0.before"],
  [{ reminders: [{ before: "a week" }] }, "reminders.0.before"],
  [{ reminders: [{ before: "PT0S" }] }, "reminders.0.before"],
  [{ reminders: [{ before: "P1D", at: "9 am" }] }, "reminders.0.at"],
  [{ reminders: [{ before: "P1D", at: "24:00" }] }, "reminders.0.at"],
  [{ reminders: [{ before: "PT1H", at: "09:00" }] }, "reminders.0.at"],
  [{ reminders: [{ before: "P1D" }, { before: "P1D", when: "x" }] }, "reminders.1.when"],
  [{ reminders: [{ before: "P1D" }, { before: "PT1H" }, { before: "P1D" }] }, "reminders.2"],
  [{ reminders: Array.from({ length: 11 }, (_, i) => ({ before: `P${i + 1}D` })) }, "reminders"],
  [{ texts: undefined }, "texts"],
  [{ texts: {} }, "texts"],
  [{ texts: { de: title } }, "texts.de"],
  [{ texts: { en: {} } }, "texts.en.title"],
  [{ texts: { en: { title: " " } } }, "texts.en.title"],
  [{ texts: { en: { title: "a\nb" } } }, "texts.en.title"],
  [{ texts: { en: { title: "\uE000to\uE001" } } }, "texts.en.title"],
  [{ texts: { en: { title: "\ud800" } } }, "texts.en.title"],
  [{ texts: { en: { ...title, summary: "\u0000" } } }, "texts.en.summary"],
  [{ texts: { en: { ...title, summary: "x".repeat(10_001) } } }, "texts.en.summary"],
  [agenda({ start: "9:00" }), "texts.en.agenda.0.start"],
  [agenda({ end: "25:00" }), "texts.en.agenda.0.end"],
  [agenda({ start: "11:00", end: "11:00" }), "texts.en.agenda.0.end"],
  [agenda({ start: "09:00", end: "11:00" }), "texts.en.agenda.0.start"],
  [agenda({ start: "16:00", end: "17:00" }), "texts.en.agenda.0.end"],
  [agenda({ title: undefined }), "texts.en.agenda.0.title"],
  [agenda({ date: "12 May" }), "texts.en.agenda.0.date"],
  [agenda({ date: "2027-05-13" }), "texts.en.agenda.0.end"],
  [agenda({ speakers: [""] }), "texts.en.agenda.0.speakers.0"],
  [agenda({ room: "A" }), "texts.en.agenda.0.room"],
  [{ ...days, ...agenda({}) }, "texts.en.agenda.0.date"],
  [{ ...days, ...agenda({ date: "2027-05-14" }) }, "texts.en.agenda.0.end"],
  [{ state: "scheduled" }, "state"],
];

test.for(refusals)("%j is refused by the name of its field", ([changes, ...fields]) => {
  const { code, fields: named } = refusalOf(changes);
  expect(code).toBe("invalid");
  expect(named.map(({ field }) => field)).toEqual(expect.arrayContaining(fields));
  for (const { message } of named) expect(message).toMatch(/^[A-Z].{8,}/);
});

test.for<Record<string, unknown>>([
  {},
  { start: "2027-05-12T09:30", end: "2027-05-12T16:30" },
  { month: "2027-05", start: undefined, end: undefined, texts: { fr: title } },
  { start: "2027-10-31T02:30", end: "2027-10-31T03:00", texts: { en: title } },
  { start: "2027-03-28T01:59", end: "2027-03-28T03:00", texts: { en: title } },
  { reminders: [] },
  { reminders: [{ before: "P0D", at: "07:00" }, { before: "P2W" }, { before: "P180D" }, { before: "PT20S" }] },
  { ...days, ...agenda({ date: "2027-05-13" }) },
  { joinUrl: "https://réunion.example.org/salle" },
  { zone: "Etc/UTC" },
])("%j is taken", (changes) => {
  expect(() => parseWith(meetingInput, { ...valid, ...changes })).not.toThrow();
});

test.for([null, 7, "x", [], [valid]])("%j is no meeting, and says so", (value) => {
  expect(() => parseWith(meetingInput, value)).toThrow(expect.objectContaining({ code: "invalid" }));
});

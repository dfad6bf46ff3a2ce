import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { datesIn } from "../../hub/meetings/dates.ts";
import { type Span, spanIn, spanOf, stateOf, zoneCity } from "../../hub/meetings/times.ts";
import { aMeeting } from "../kit/factories.ts";
import { aKeptMeeting } from "../storage/samples.ts";

const span = (start: string, end: string, zone = "Europe/Brussels"): Span => ({
  start: Temporal.PlainDateTime.from(start).toZonedDateTime(zone),
  end: Temporal.PlainDateTime.from(end).toZonedDateTime(zone),
});
const may = span("2027-05-12T09:30", "2027-05-12T16:30");
const spring = span("2027-03-28T01:30", "2027-03-28T04:30");
const autumn = span("2027-10-31T01:30", "2027-10-31T04:30");

test.for<[string, string, Span, string]>([
  ["en", "Europe/Brussels", may, "Wednesday, 12 May 2027, 09:30–16:30 (UTC+02:00)"],
  ["fr", "Europe/Brussels", may, "mercredi 12 mai 2027, 09:30–16:30 (UTC+02:00)"],
  [
    "fr",
    "Europe/Brussels",
    span("2027-04-30T20:30", "2027-05-01T01:30"),
    "vendredi 30 avril 2027, 20:30 – samedi 1er mai 2027, 01:30 (UTC+02:00)",
  ],
  ["en", "Etc/UTC", may, "Wednesday, 12 May 2027, 07:30–14:30 (UTC)"],
  ["en", "America/St_Johns", may, "Wednesday, 12 May 2027, 05:00–12:00 (UTC−02:30)"],
  ["en", "Asia/Kathmandu", may, "Wednesday, 12 May 2027, 13:15–20:15 (UTC+05:45)"],
  ["en", "Pacific/Kiritimati", may, "Wednesday, 12 May 2027, 21:30 – Thursday, 13 May 2027, 04:30 (UTC+14:00)"],
  ["en", "Pacific/Auckland", may, "Wednesday, 12 May 2027, 19:30 – Thursday, 13 May 2027, 02:30 (UTC+12:00)"],
  ["en", "Pacific/Pago_Pago", may, "Tuesday, 11 May 2027, 20:30 – Wednesday, 12 May 2027, 03:30 (UTC−11:00)"],
  ["en", "Europe/Brussels", spring, "Sunday, 28 March 2027, 01:30 (UTC+01:00)–04:30 (UTC+02:00)"],
  ["en", "Europe/Brussels", autumn, "Sunday, 31 October 2027, 01:30 (UTC+02:00)–04:30 (UTC+01:00)"],
  ["en", "Asia/Kathmandu", spring, "Sunday, 28 March 2027, 06:15–08:15 (UTC+05:45)"],
  [
    "en",
    "Australia/Lord_Howe",
    span("2027-04-03T12:00", "2027-04-04T12:00"),
    "Saturday, 3 April 2027, 21:00 (UTC+11:00) – Sunday, 4 April 2027, 20:30 (UTC+10:30)",
  ],
  [
    "en",
    "Asia/Kolkata",
    span("2027-05-12T20:30", "2027-05-12T23:59"),
    "Thursday, 13 May 2027, 00:00–03:29 (UTC+05:30)",
  ],
])("in %s, a reader in %s is told both sides of midnight and of a clock change", ([language, zone, of, words]) => {
  expect(spanIn(language, zone, of)).toBe(words);
});

test.for<["en" | "fr", string, string, string]>([
  ["fr", "2027-05-01", "2027-05-01", "1er mai 2027"],
  ["fr", "2027-05-01", "2027-05-03", "1er–3 mai 2027"],
  ["fr", "2026-12-31", "2027-01-01", "31 décembre 2026\u2009–\u20091er janvier 2027"],
  ["fr", "2027-05-11", "2027-05-21", "11–21 mai 2027"],
  ["en", "2027-05-01", "2027-05-01", "1 May 2027"],
])("in %s, the days from %s to %s are those that one says", ([language, from, to, words]) => {
  expect(datesIn(language, span(`${from}T09:30`, `${to}T16:30`))).toBe(words);
});

test("the words of a span name its hours on the reader's clock, in any zone", () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  fc.assert(
    fc.property(zones, zones, fc.nat(5 * 525_600), fc.integer({ min: 1, max: 3000 }), (there, here, from, long) => {
      const start = Temporal.PlainDateTime.from("2026-01-01T00:00").add({ minutes: from }).toZonedDateTime(there);
      const end = start.add({ minutes: long });
      const words = spanIn("en", here, { start, end });
      const [a, b] = [start, end].map((time) => time.withTimeZone(here));
      const shown = [...words.matchAll(/\b\d\d:\d\d\b(?!\))/g)].map(([hour]) => hour);
      expect(shown).toEqual([a, b].map((time) => time?.toPlainTime().toString({ smallestUnit: "minute" })));
      const days = words.match(/\d{4}, /g) ?? [];
      expect(days).toHaveLength(a?.toPlainDate().toString() === b?.toPlainDate().toString() ? 1 : 2);
      expect(words.match(/\(UTC/g)).toHaveLength(a?.offset === b?.offset ? 1 : 2);
    }),
    { numRuns: 500 },
  );
});

test("a meeting is held once its end has passed, unless it is a draft or was cancelled", () => {
  const end = Temporal.Instant.from("2027-05-12T14:30:00Z");
  const before = end.subtract({ seconds: 1 });
  const input = aMeeting();
  expect(stateOf(aKeptMeeting({ input }), before)).toBe("scheduled");
  expect(stateOf(aKeptMeeting({ input }), end)).toBe("held");
  for (const state of ["draft", "cancelled"] as const) expect(stateOf(aKeptMeeting({ input, state }), end)).toBe(state);
});

test("a month has no span; a zone is named for its place", () => {
  expect(spanOf(aMeeting({ month: "2027-05", start: undefined, end: undefined, texts: { en: { title: "x" } } }))).toBe(
    undefined,
  );
  expect(zoneCity("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  expect(zoneCity("UTC")).toBe("UTC");
});

import { expect, test } from "vitest";
import { changesBetween, isElsewhere, misleads } from "../../hub/meetings/changes.ts";
import { aMeeting } from "../kit/factories.ts";

test("what staff changed is said field by field, and nothing else is", () => {
  const before = aMeeting();
  expect(changesBetween(before, before)).toEqual([]);
  const moved = aMeeting({ start: "2027-05-19T09:30:00", end: "2027-05-19T16:30:00", place: undefined });
  expect(changesBetween(before, moved)).toEqual([
    { field: "start", before: "2027-05-12T09:30:00", after: "2027-05-19T09:30:00" },
    { field: "end", before: "2027-05-12T16:30:00", after: "2027-05-19T16:30:00" },
    { field: "place", before: "WCO Headquarters, Brussels" },
  ]);
});

test("a session of the agenda that changed shows in its own line, in its own language", () => {
  const { texts } = aMeeting();
  const agenda = [{ start: "10:00", end: "11:00", title: "Opening", speakers: ["The Deputy Secretary General"] }];
  const [change, ...others] = changesBetween(
    aMeeting(),
    aMeeting({ texts: { ...texts, en: { ...texts.en, agenda } } }),
  );
  expect(others).toEqual([]);
  expect(change).toEqual({
    field: "texts.en.agenda",
    before: "10:00–12:30 AI governance; Three practitioners",
    after: "10:00–11:00 Opening; The Deputy Secretary General",
  });
});

test("a language that is added, and a plan of reminders, are changes", () => {
  const { texts } = aMeeting();
  const french = changesBetween(aMeeting({ texts: { en: texts.en } }), aMeeting());
  expect(french.map(({ field }) => field)).toEqual(["texts.fr.title", "texts.fr.summary", "texts.fr.agenda"]);
  const plan = [{ before: "P7D", at: "09:00" }, { before: "PT1H" }];
  expect(changesBetween(aMeeting(), aMeeting({ reminders: plan }))).toEqual([
    { field: "reminders", after: "P7D@09:00, PT1H" },
  ]);
});

test("readers go wrong by another time, place or way in, and not by another text", () => {
  const { texts } = aMeeting();
  const elsewhere = [{ start: "2027-05-12T09:45:00" }, { end: "2027-05-12T17:00:00" }, { place: "Room 2" }];
  for (const change of elsewhere) {
    expect(isElsewhere(aMeeting(), aMeeting(change))).toBe(true);
    expect(misleads(aMeeting(), aMeeting(change))).toBe(true);
  }
  const link = aMeeting({ joinUrl: "https://meet.example.org/other" });
  expect(misleads(aMeeting(), link)).toBe(true);
  // A calendar keeps its SEQUENCE then.
  expect(isElsewhere(aMeeting(), link)).toBe(false);
  for (const change of [
    { texts: { en: texts.en } },
    { registerUrl: "https://example.org/register" },
    { reminders: [{ before: "PT2H" }] },
  ]) {
    expect(misleads(aMeeting(), aMeeting(change))).toBe(false);
  }
});

import { describe, expect, test } from "vitest";
import { dated } from "../../emails/preview/samples.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { everyEdition, plain, render, sample, seen } from "./rendered.ts";

test.for([
  ["update-moved", "en", "Moved to Wednesday 12 May 2027: 5th meeting of the Data Innovation Hub"],
  ["update-moved", "fr", "Nouvelle date : mercredi 12 mai 2027 — 5e réunion du Pôle d’innovation des données"],
  ["update-hours", "en", "New hours: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
  ["update-end", "en", "New closing time: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
  ["update-zone", "en", "New time zone: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
  ["update-date-set", "en", "The date is set: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
  ["update-date-set", "fr", "La date est fixée : 5e réunion du Pôle d’innovation des données — mercredi 12 mai 2027"],
  ["update-date-withdrawn", "en", "Now planned for June 2027: 5th meeting of the Data Innovation Hub"],
  ["update-date-withdrawn", "fr", "Nouvelle période : juin 2027 — 5e réunion du Pôle d’innovation des données"],
  ["update-other-month", "en", "Now planned for June 2027: 5th meeting of the Data Innovation Hub"],
  ["update-place", "en", "New place: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
  ["update-link", "en", "New link to join: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
  ["update-several", "en", "Moved to Wednesday 12 May 2027: 5th meeting of the Data Innovation Hub"],
  [
    "update-after-all",
    "en",
    "It takes place after all: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027",
  ],
  ["update-words", "en", "Updated: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
])("the subject of %s in %s says what happened", ([name = "", language, subject]) => {
  expect(plain(sample(name, language).subject).replaceAll("\u00a0", " ")).toBe(subject);
});

describe("a meeting that moved", () => {
  test("is told with the old time and the new, on the meeting's clock and on the reader's", () => {
    for (const part of sample("update-moved").parts) {
      expect(part).toMatch(/Until now: Wednesday 5 May 2027 09:30–16:30 \(UTC\+02:00\)/);
      expect(part).toMatch(/Now: Wednesday 12 May 2027 09:30–16:30 \(UTC\+02:00\)/);
      expect(part).toMatch(/Until now: \uE000readerWas\uE001/);
      expect(part).toMatch(/Now: \uE000readerWhen\uE001/);
    }
    const { html } = sample("update-moved");
    expect(html.match(/<del/g)).toHaveLength(2);
  });

  test("keeps the reader's hours when only its clock is another", () => {
    for (const part of sample("update-zone").parts) {
      expect(part).toMatch(/Until now: Wednesday 12 May 2027 08:30–15:30 \(UTC\+01:00\)/);
      expect(part).toContain("on your own clock nothing changes");
    }
  });

  test("carries staff's sentence before the ticket, in each reader's language", () => {
    const note = { en: "The room was taken.", fr: "La salle était prise." };
    const [en, fr] = ["en", "fr"] as const;
    return Promise.all(
      [en, fr].map(async (language) => {
        const { html, text } = await render({ kind: "update", meeting: dated, before: dated, note }, language);
        for (const part of [html, text]) {
          const said = part.indexOf(note[language]);
          expect(said).toBeGreaterThan(0);
          expect(said).toBeLessThan(part.lastIndexOf("readerWhen"));
        }
      }),
    );
  });

  test("says nothing in the name of staff to readers of a language that they did not write in", async () => {
    const note = { en: "The room was taken." };
    const { html, text } = await render({ kind: "update", meeting: dated, before: dated, note }, "fr");
    for (const part of [html, text]) expect(part).not.toContain("The room");
  });
});

describe("a day", () => {
  test("that was set stands against no month, for it is in that month", () => {
    for (const part of sample("update-date-set").parts) {
      expect(part).toContain("The date of this meeting is set: Wednesday 12 May 2027.");
      expect(part).not.toContain("Until now");
    }
  });

  test("that was set in another month than was saved says which", async () => {
    const { start: _start, end: _end, ...undated } = dated.input;
    const before = { ...dated, input: { ...undated, month: "2027-04" } };
    const { html, text } = await render({ kind: "update", meeting: dated, before });
    for (const part of [seen(html), plain(text)]) expect(plain(part)).toContain("Until now: April 2027");
  });

  test("that was withdrawn is named as it was on both clocks, without a new calendar entry", () => {
    const { html, text, parts } = sample("update-date-withdrawn");
    for (const part of parts) {
      expect(part).toMatch(/Until now: Wednesday 12 May 2027 09:30–16:30/);
      expect(part).toContain("Until now: \uE000readerWas\uE001");
      expect(part).toContain("Now: June 2027");
      expect(part).toContain("The day will be announced.");
      expect(part).toContain("there is no new calendar entry");
    }
    for (const part of [html, text]) expect(part).not.toMatch(/\.ics|readerWhen/);
  });
});

describe("the rest of a meeting", () => {
  test("tells of a place by its old name and its new one", () => {
    for (const part of sample("update-place").parts) {
      expect(part).toMatch(/Until now: Egmont Palace Petit Sablon 8 Brussels/);
      expect(part).toMatch(/Now: WCO Headquarters Rue du Marché 30 Brussels/);
    }
  });

  test("tells of a place that is none any more", async () => {
    const { place: _place, ...input } = dated.input;
    const { html, text } = await render({ kind: "update", meeting: { ...dated, input }, before: dated });
    for (const part of [plain(seen(html)), plain(text)]) {
      expect(part).toContain("Until now: WCO Headquarters");
      expect(part).toContain("Now: No place is given at present.");
    }
  });

  test("prints a new link to join, and nowhere the old one", () => {
    const { html, text } = sample("update-link");
    expect(html).toMatch(/<a [^>]*href="https:\/\/meet.example\/dih-5"[^>]*><bdi>https:\/\/meet.example\/dih-5<\/bdi>/);
    expect(text).toContain("\nhttps://meet.example/dih-5\n");
    for (const part of [html, text]) expect(part).not.toContain("meet.example/earlier");
  });

  test("lists what has changed when that is more than one thing", () => {
    const { html, text } = sample("update-several");
    expect(html.match(/<li\b/g)).toHaveLength(3);
    expect(text.match(/^- /gm)).toHaveLength(3);
    expect(sample("update-place").html).not.toContain("<li");
  });

  test("is told of a meeting that takes place after all, and moved meanwhile", async () => {
    const then = { start: "2027-05-05T09:30:00", end: "2027-05-05T16:30:00" };
    const before: Meeting = { ...dated, state: "cancelled", input: { ...dated.input, ...then } };
    const { subject, text } = await render({ kind: "update", meeting: dated, before });
    expect(subject).toMatch(/^It takes place after all: /);
    expect(plain(text)).toMatch(/- We told you that this meeting was cancelled.*- This meeting has moved to Wednesday/);
  });
});

test("no update claims that its reader subscribed to announcements", () => {
  for (const { html, text, subjectOf } of everyEdition) {
    if (subjectOf.kind !== "update" && subjectOf.kind !== "cancellation") continue;
    for (const part of [seen(html), text]) expect(part).not.toMatch(/you subscribed|vous avez demandé/);
  }
});

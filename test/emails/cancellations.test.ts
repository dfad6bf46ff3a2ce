import { describe, expect, test } from "vitest";
import { plain, sample } from "./rendered.ts";

describe("a cancellation", () => {
  test.for([
    ["cancellation", "en", "Cancelled: 5th meeting of the Data Innovation Hub — Wednesday 12 May 2027"],
    ["cancellation", "fr", "Réunion annulée : 5e réunion du Pôle d’innovation des données — mercredi 12 mai 2027"],
    ["cancellation-month", "en", "Cancelled: 6th meeting of the Data Innovation Hub — November 2027"],
  ])("says so in the subject: %s in %s", ([name = "", language, subject]) => {
    expect(plain(sample(name, language).subject).replaceAll("\u00a0", " ")).toBe(subject);
  });

  test("names the date on both clocks, and where the other meetings are", () => {
    const { html, parts } = sample("cancellation");
    for (const part of parts) {
      expect(part).toMatch(/Was planned for:? Wednesday 12 May 2027 09:30–16:30/);
      expect(part).toContain("\uE000readerWhen\uE001");
      expect(part).toContain("marks the meeting as cancelled");
    }
    expect(html).toContain('href="https://hub.example/meetings"');
  });

  test("asks nobody to join, to register or to read the agenda", () => {
    for (const language of ["en", "fr"]) {
      const { html, text } = sample("cancellation", language);
      for (const part of [html, text]) {
        expect(part).not.toMatch(/meet\.example|events\.example|\.ics|10:00–12:30|Agenda|Ordre du jour/);
      }
    }
  });

  test("of a month speaks of no calendar entry", () => {
    const { html, text, parts } = sample("cancellation-month");
    for (const part of parts) expect(part).toMatch(/Was planned for:? November 2027/);
    for (const part of [html, text]) expect(part).not.toMatch(/calendar|readerWhen|will be announced/);
  });
});

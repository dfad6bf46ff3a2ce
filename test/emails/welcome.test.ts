import { describe, expect, test } from "vitest";
import { dated, hub, last, monthOnly } from "../../emails/preview/samples.ts";
import { meetingWith, render } from "./rendered.ts";

describe("the welcome of someone who joins between an announcement and its meeting", () => {
  test("has the next meeting: its time, the reader's, its agenda in short and where to join", async () => {
    const { html, text } = await render({ kind: "welcome", meeting: dated });
    for (const part of [html, text]) {
      expect(part).toContain("The next meeting");
      expect(part).toMatch(/Wednesday,? 12 May 2027, 09:30–16:30 \(UTC\+02:00\)/);
      expect(part).toContain("AI governance, one year on");
      expect(part).not.toContain("three short talks");
      for (const link of ["meet.example/dih-5", "events.example/dih-5/register", "/meetings/dih-5", "dih-5.ics"]) {
        expect(part).toContain(link);
      }
      expect(part).not.toContain("What was said last time");
    }
  });

  test("has of the last one how its recap begins, and the way to the rest", async () => {
    const { html, text } = await render({ kind: "welcome", last });
    for (const part of [html, text]) {
      expect(part).toContain("What was said last time");
      expect(part).toContain("The fourth meeting put one question");
      expect(part).not.toContain("Three points came back");
      expect(part).toContain(`${hub.url}/meetings/dih-4`);
      expect(part).not.toContain("readerWhen");
    }
  });

  test("is in the reader's language, and marks what is written in another", async () => {
    const recap = { ...last.recap, input: { texts: { en: last.recap.input.texts.en } } };
    const agenda = [{ start: "10:00", end: "11:00", title: "Governance" }];
    const meeting = meetingWith({ title: "Meeting of May", agenda });
    const { html, text } = await render({ kind: "welcome", meeting, last: { meeting, recap } }, "fr");
    expect(text).toMatch(/^Bonjour/);
    expect(text).toMatch(/mercredi 12 mai 2027/);
    expect(html).toMatch(/<h3[^>]*lang="en"[^>]*>Meeting of May/);
    expect(html).toMatch(/<td[^>]*lang="en"[^>]*><p[^>]*>Governance/);
    expect(html).toMatch(/<div[^>]*lang="en"[^>]*><p[^>]*>The fourth meeting/);
  });

  test("saves the month of a meeting without a day", async () => {
    const { html, text } = await render({ kind: "welcome", meeting: monthOnly });
    for (const part of [html, text]) {
      expect(part).toContain("November 2027");
      expect(part).toContain("The day is not set yet");
      expect(part).not.toMatch(/readerWhen|dih-6\.ics/);
    }
  });

  test("without either is the welcome of everyone", async () => {
    const { html, text } = await render({ kind: "welcome" });
    for (const part of [html, text]) expect(part).not.toMatch(/The next meeting\b|last time|readerWhen/);
  });
});

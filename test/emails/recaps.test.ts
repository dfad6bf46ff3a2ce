import { describe, expect, test } from "vitest";
import { dated, hub, last, monthOnly } from "../../emails/preview/samples.ts";
import type { EditionSubject } from "../../hub/editions/edition.ts";
import type { AgendaItem } from "../../hub/meetings/input.ts";
import type { RecapSession, RecapText } from "../../hub/meetings/recap.ts";
import { everyEdition, meetingWith, render, seen } from "./rendered.ts";

const said = (start: string, text: string, more: Partial<RecapSession> = {}): RecapSession => ({
  start,
  text,
  ...more,
});
const session = (start: string, end: string, title: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  start,
  end,
  title,
  ...more,
});

function recapWith(agenda: AgendaItem[], text: Partial<RecapText>, facts = {}): EditionSubject & { kind: "recap" } {
  const en = { summary: "In short.", sessions: [], ...text };
  const recap = { ...last.recap, input: { texts: { en } } };
  return { kind: "recap", meeting: meetingWith({ agenda }, facts), recap };
}

const both = async (subject: EditionSubject, language: "en" | "fr" = "en") => {
  const { html, text } = await render(subject, language);
  return [seen(html), text.replace(/[ \n]+/g, " ")];
};

describe("a recap", () => {
  test("puts what was said under the session that began then, and leaves out the breaks", async () => {
    const agenda = [
      session("09:30", "10:00", "Opening"),
      session("10:00", "12:00", "Governance", { speakers: ["A. Speaker"] }),
      session("12:00", "13:00", "Lunch"),
    ];
    const sessions = [said("10:00", "Much was said."), said("12:00", ""), said("09:30", "All were greeted.")];
    for (const part of await both(recapWith(agenda, { sessions }))) {
      expect(part).toMatch(
        /09:30–10:00 +Opening +All were greeted\. +10:00–12:00 +Governance +A\. Speaker +Much was said\./,
      );
      expect(part).not.toContain("Lunch");
    }
  });

  test("of several days tells sessions of the same hour apart", async () => {
    const agenda = [
      session("10:00", "11:00", "First", { date: "2027-05-12" }),
      session("10:00", "11:00", "Second", { date: "2027-05-13" }),
    ];
    const sessions = [said("10:00", "Of Thursday.", { date: "2027-05-13" }), said("10:00", "Of Wednesday.")];
    for (const part of await both(recapWith(agenda, { sessions }, { end: "2027-05-13T16:30:00" }))) {
      expect(part).toMatch(/Wednesday.*First.*Of Wednesday\..*Thursday.*Second.*Of Thursday\./);
    }
  });

  test("of several days finds a session by its hour where no other begins then", async () => {
    const agenda = [
      session("10:00", "11:00", "First", { date: "2027-05-12" }),
      session("14:00", "15:00", "Second", { date: "2027-05-13" }),
    ];
    const recap = recapWith(agenda, { sessions: [said("14:00", "Of Thursday.")] }, { end: "2027-05-13T16:30:00" });
    for (const part of await both(recap)) expect(part).toMatch(/Thursday,? 13 May 2027 +14:00–15:00 +Second/);
  });

  test("of several days names the day also when it tells of one alone", async () => {
    const agenda = [session("10:00", "11:00", "Second", { date: "2027-05-13" })];
    const sessions = [said("10:00", "Of Thursday.", { date: "2027-05-13" })];
    for (const part of await both(recapWith(agenda, { sessions }, { end: "2027-05-13T16:30:00" }))) {
      expect(part).toMatch(/Thursday,? 13 May 2027.*Second/);
    }
  });

  test("gives two sessions that begin together to those told, in their order", async () => {
    const agenda = [session("10:00", "11:00", "Room A"), session("10:00", "11:30", "Room B")];
    const sessions = [said("10:00", ""), said("10:00", "About room B.")];
    for (const part of await both(recapWith(agenda, { sessions }))) {
      expect(part).toMatch(/10:00–11:30 +Room B +About room B\./);
      expect(part).not.toContain("Room A");
    }
  });

  test("loses nothing of a session that the agenda does not have", async () => {
    const slides = "https://slides.example/x.pdf";
    const { html, text } = await render(recapWith([], { sessions: [said("15:00", "A guest spoke.", { slides })] }));
    expect(text).toContain("15:00\n\n    A guest spoke.\n\n    Slides:\n    https://slides.example/x.pdf\n");
    expect(seen(html)).toContain("15:00 A guest spoke. Slides: 15:00");
  });

  test("names in each link what it leads to", () => {
    const edition = everyEdition.find(({ name }) => name === "recap in en");
    const html = edition?.html ?? "";
    expect(html).toMatch(
      /href="https:\/\/slides\.example\/dih-4\/governance\.pdf"[^>]*>(<[^>]*>)*Slides: (<[^>]*>)*AI gov/,
    );
    expect(html).toMatch(
      /href="https:\/\/video\.example\/dih-4\/governance"[^>]*>(<[^>]*>)*Recording: (<[^>]*>)*AI gov/,
    );
  });

  test("ends with the next meeting, by its month or by its day in its own zone", async () => {
    for (const [next, when] of [
      [monthOnly, /November 2027 · Brussels/],
      [dated, /Wednesday,? 12 May 2027, 09:30–16:30 \(UTC\+02:00\)/],
    ] as const) {
      const { html, text } = await render({ kind: "recap", ...last, next });
      for (const part of [seen(html), text]) expect(part).toMatch(when);
      for (const part of [html, text]) expect(part).toContain(`${hub.url}/meetings/${next.slug}`);
    }
    for (const part of await both({ kind: "recap", ...last })) expect(part).not.toContain("Next meeting");
  });

  test("has no clock of the reader and no section without sessions", async () => {
    const { html, text } = await render(recapWith([session("10:00", "11:00", "Governance")], {}));
    for (const part of [html, text]) expect(part).not.toMatch(/readerWhen|Session by session|Governance|<h2/);
  });

  test("keeps its own language, and says which one the meeting's titles are in", async () => {
    const { fr } = last.recap.input.texts;
    if (!fr) throw new Error("The sample has no French.");
    const agenda = [session("10:00", "11:00", "Governance")];
    const meeting = meetingWith({ title: "Meeting of May", agenda });
    const recap = { ...last.recap, input: { texts: { fr: { ...fr, sessions: [said("10:00", "Beaucoup.")] } } } };
    const { subject, html, text } = await render({ kind: "recap", meeting, recap }, "en");
    expect(subject).toMatch(/^Compte rendu\u00a0: Meeting of May — mercredi 12 mai 2027$/);
    expect(html).toContain('<html dir="ltr" lang="fr"');
    expect(html).toMatch(/<h1[^>]*lang="en"[^>]*>Meeting of May/);
    expect(html).toMatch(/<h3[^>]*lang="en"[^>]*>Governance/);
    expect(text).toMatch(/^Bonjour/);
  });
});

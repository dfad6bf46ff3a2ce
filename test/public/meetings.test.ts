import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectCalendar, expectCalendarType } from "../mail/calendar-rules.ts";
import { createTestSite, meeting, type TestSite } from "./kit.ts";

describe("meetings", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite();
    site.hub.clock.set("2024-09-01T12:00:00Z");
    await meeting(site, { slug: "dih-4", start: "2024-10-09T09:30:00", end: "2024-10-09T16:30:00" });
    site.hub.clock.set("2027-03-01T12:00:00Z");
    await meeting(site);
    await meeting(site, { slug: "dih-6", start: undefined, end: undefined, month: "2027-11" });
    await meeting(site, { slug: "draft" }, { announced: false });
    await meeting(site, { slug: "off", start: "2027-06-08T09:00:00", end: "2027-06-08T16:00:00" });
    const { meetings } = site.hub.context.store;
    const off = await meetings.get("off");
    const revisedAt = "2027-03-01T13:00:00Z";
    if (!off) throw new Error("There is no such meeting.");
    await meetings.put({ ...off, state: "cancelled", revision: off.revision + 1, sequence: 1, revisedAt }, undefined);
  });
  afterAll(() => site.close());
  const page = async (path: string) => (await site.get(path)).text();

  test("the landing page shows the next meeting on the meeting's clock, and leaves room for the visitor's", async () => {
    const landing = await page("/");
    expect(landing).toContain("5th meeting of the Data Innovation Hub");
    expect(landing).toContain("09:30–16:30");
    expect(landing).toContain("(UTC+02:00)");
    expect(landing).toMatch(/<div hidden[^>]*data-own-clock[^>]*data-start="2027-05-12T07:30:00Z"/);
  });

  test("a draft is shown nowhere", async () => {
    expect((await site.get("/meetings/draft")).status).toBe(404);
    expect((await site.get("/meetings/draft.ics")).status).toBe(404);
    for (const path of ["/", "/meetings", "/feed.xml", "/calendar.ics"]) {
      expect(await page(path), path).not.toContain("/meetings/draft");
    }
  });

  test("a meeting's page has its agenda, ways to join and calendar links", async () => {
    const shown = await page("/meetings/dih-5");
    for (const part of ["AI governance", "Three practitioners", "10:00–12:30", "https://meet.example.org/dih-5"]) {
      expect(shown).toContain(part);
    }
    expect(shown).toContain("<strong>AI in production</strong>");
    expect(shown).toContain("dates=20270512T073000Z%2F20270512T143000Z");
    expect(shown).toContain('href="/meetings/dih-5.ics"');
  });

  test("what was held says so, and offers nothing to join", async () => {
    const shown = await page("/meetings/dih-4");
    expect(shown).toContain("Held");
    expect(shown).not.toContain("Join online");
  });

  test("what was cancelled stays, marked", async () => {
    const shown = await page("/meetings/off");
    expect(shown).toContain("This meeting has been cancelled");
    expect(shown).not.toContain("Join online");
  });

  test("a save-the-month names its month, and has no calendar entry", async () => {
    const shown = await page("/meetings/dih-6");
    expect(shown).toContain("November 2027");
    expect(shown).toContain("The day is not set yet.");
    expect((await site.get("/meetings/dih-6.ics")).status).toBe(404);
  });

  test("in French, dates and words are French", async () => {
    const shown = await page("/meetings/dih-5?lang=fr");
    expect(shown).toContain("mercredi 12 mai 2027");
    expect(shown).toContain("Gouvernance de l’IA");
    expect(shown).toContain('href="/meetings?lang=fr"');
  });

  test("the calendar feed holds every dated meeting that is no draft, the cancelled one with its status", async () => {
    const response = await site.get("/calendar.ics");
    const content = await response.text();
    expectCalendarType(response.headers.get("content-type"), content);
    const status = Object.fromEntries(expectCalendar(content).map((event) => [event.uid, event.status]));
    expect(status).toEqual({
      "dih-4@hub.example.org": "CONFIRMED",
      "dih-5@hub.example.org": "CONFIRMED",
      "off@hub.example.org": "CANCELLED",
    });
  });

  test.each([
    "/calendar.ics",
    "/feed.xml",
    "/meetings/dih-5.ics",
    "/meetings",
    "/",
  ])("%s is not sent again while it has not changed", async (path) => {
    const first = await site.get(path);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"/);
    const second = await site.get(path, { "if-none-match": etag });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
    expect(second.headers.get("etag")).toBe(etag);
  });

  test("the Atom feed has an entry per telling, with what RFC 4287 asks for", async () => {
    const response = await site.get("/feed.xml");
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const feed = await response.text();
    expect(feed.match(/<entry /g)).toHaveLength(5);
    for (const entry of feed.split("<entry ").slice(1)) {
      expect(entry).toMatch(/<id>tag:hub\.example\.org,2022:meetings\/[a-z0-9-]+(\/[a-z]+-r\d+)?<\/id>/);
      expect(entry).toMatch(/<updated>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<\/updated>/);
      expect(entry).toMatch(/<title>[^<]+<\/title>/);
    }
    expect(feed).toMatch(/meetings\/off\/cancellation-r3<\/id>\s*<title>Cancelled: /);
    expect(feed).toContain("&lt;strong&gt;AI in production&lt;/strong&gt;");
  });
});

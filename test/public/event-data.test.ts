import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestSite, type TestSite } from "./kit.ts";
import { aDayLater, announced, cancelled, edited, everyTurn, on } from "./turns.ts";

describe("what a search engine reads", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite();
    await everyTurn(site);
  });
  afterAll(() => site.close());

  const blocksOf = async (path: string): Promise<string[]> =>
    [...(await (await site.get(path)).text()).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, block = ""]) => block,
    );
  const eventOf = async (path: string): Promise<Record<string, unknown>> => {
    const [block, ...more] = await blocksOf(path);
    expect(more).toEqual([]);
    return JSON.parse(block ?? "null");
  };

  test("is an event with its hours, its places and whose it is", async () => {
    expect(await eventOf("/meetings/dih-4")).toEqual({
      "@context": "https://schema.org",
      "@type": "Event",
      name: "5th meeting of the Data Innovation Hub",
      description: "Practitioners compare notes on AI in production.",
      inLanguage: "en",
      url: "https://hub.example.org/meetings/dih-4",
      startDate: "2024-10-09T09:30:00+02:00",
      endDate: "2024-10-09T16:30:00+02:00",
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      location: [
        { "@type": "Place", name: "WCO Headquarters, Brussels", address: "WCO Headquarters, Brussels" },
        { "@type": "VirtualLocation", url: "https://meet.example.org/dih-5" },
      ],
      organizer: { "@type": "Organization", name: "WCO Data Innovation Hub", url: "https://hub.example.org" },
    });
    expect(await eventOf("/meetings/dih-4?lang=fr")).toMatchObject({ inLanguage: "fr", name: /^5e réunion/ as never });
  });

  test("says that it moved, and from when each time", async () => {
    const status = "https://schema.org/EventRescheduled";
    const first = "2027-05-12T09:30:00+02:00";
    const second = "2027-05-19T09:30:00+02:00";
    const moved = await eventOf("/meetings/dih-5");
    expect(moved).toMatchObject({ eventStatus: status, startDate: second, previousStartDate: first });
    await edited(site, "dih-5", on("2027-06-02"));
    await aDayLater(site);
    expect(await eventOf("/meetings/dih-5")).toMatchObject({
      eventStatus: status,
      startDate: "2027-06-02T09:30:00+02:00",
      previousStartDate: [first, second],
    });
  });

  test("says that it was cancelled, and that it takes place after all", async () => {
    expect(await eventOf("/meetings/off")).toMatchObject({
      eventStatus: "https://schema.org/EventCancelled",
      startDate: "2027-06-08T09:30:00+02:00",
    });
    expect(await eventOf("/meetings/back")).toMatchObject({ eventStatus: "https://schema.org/EventScheduled" });
  });

  test("is nothing of a month without a day, nor on another page", async () => {
    for (const path of ["/meetings/dih-6", "/meetings", "/"]) expect(await blocksOf(path)).toEqual([]);
  });

  test.for<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      "a room only",
      { place: undefined },
      {
        eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
        location: { "@type": "VirtualLocation", url: "https://meet.example.org/dih-5" },
      },
    ],
    [
      "a place only",
      { joinUrl: undefined },
      {
        eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
        location: { "@type": "Place", name: "WCO Headquarters, Brussels", address: "WCO Headquarters, Brussels" },
      },
    ],
  ])("knows a meeting with %s", async ([slug, changes, expected]) => {
    await announced(site, { slug: slug.replaceAll(" ", "-"), ...changes });
    expect(await eventOf(`/meetings/${slug.replaceAll(" ", "-")}`)).toMatchObject(expected);
  });

  test("cannot be broken out of", async () => {
    const title = '</script><script>alert(1)</script>\u2028\u2029<!-- & "';
    await announced(site, { slug: "hostile", place: title, texts: { en: { title, summary: "x" } } });
    const [block = ""] = await blocksOf("/meetings/hostile");
    expect(block).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(block)).toMatchObject({ name: title, location: [{ name: title }, {}] });
    const page = await (await site.get("/meetings/hostile")).text();
    expect(page).not.toContain("<script>alert");
    await cancelled(site, "hostile");
    expect(await (await site.get("/meetings/hostile")).text()).not.toContain("<script>alert");
  });
});

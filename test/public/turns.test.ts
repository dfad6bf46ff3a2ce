import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendRecap } from "../../hub/meetings/send-recap.ts";
import { createTestSite, type TestSite } from "./kit.ts";
import { announced, aRecap, edited, everyTurn, on } from "./turns.ts";

const struckIn = (page: string): string[] =>
  [...page.matchAll(/<s(?: [^>]*)?>(.*?)<\/s>/gs)].map(([, text = ""]) => text.replace(/<[^>]+>/g, " ").trim());

/** One for each thing that can be done about a meeting. */
const ways = [
  ">Register<",
  "Join online",
  "Add to your calendar",
  'href="https://register',
  '.ics"',
  "calendar.google",
];

describe("the page of a meeting", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite();
    await everyTurn(site);
  });
  afterAll(() => site.close());
  const page = async (path: string) => (await site.get(path)).text();
  const main = async (path: string) => /<main.*<\/main>/s.exec(await page(path))?.[0] ?? "";

  test("that moved says from when and where, and since when readers know", async () => {
    const shown = await main("/meetings/dih-5");
    expect(shown).toContain("This meeting has moved to another date.");
    expect(shown).toContain("Announced on 3 February 2027.");
    const [before = "", ...more] = struckIn(shown);
    expect(before).toContain("Wednesday, 12 May 2027, 09:30–16:30 (UTC+02:00)");
    expect(before).toContain("WCO Headquarters, Brussels");
    expect(more).toEqual([]);
    for (const way of ways) expect(shown).toContain(way);
    expect(await main("/")).toContain("This meeting has moved to another date.");
  });

  test("that was cancelled says so first, strikes out when and where, and offers nothing", async () => {
    const shown = await main("/meetings/off");
    expect(shown).toContain("This meeting has been cancelled and will not take place.");
    expect(shown).toContain("Announced on 5 February 2027.");
    expect(struckIn(shown).join()).toMatch(/Tuesday, 8 June 2027.*09:30–16:30.*WCO Headquarters, Brussels/s);
    for (const way of ways) expect(shown).not.toContain(way);
    expect(shown).not.toContain("data-own-clock");
    expect(await page("/meetings/off")).toContain("<title>Cancelled: 5th meeting");
  });

  test("that takes place after all says so", async () => {
    const shown = await main("/meetings/back");
    expect(shown).toContain("This meeting had been cancelled. It takes place after all.");
    expect(shown).toContain("Announced on 9 February 2027.");
    expect(struckIn(shown)).toEqual([]);
    expect(shown).toContain("Join online");
  });

  test("with a month only leads to the list that is told the day", async () => {
    const shown = await main("/meetings/dih-6");
    expect(shown).toContain("Once the day is set, it is announced here and by mail.");
    expect(shown).toContain('href="/#subscribe"');
    expect(shown).not.toContain("Add to your calendar");
  });

  test("that was held has its recap, session by session, with what can be looked at", async () => {
    const shown = await main("/meetings/dih-4");
    expect(shown).toContain("<strong>notes</strong>");
    const sessions = [...shown.matchAll(/<ol class="agenda report".*?<\/ol>/gs)].join();
    expect(sessions).toMatch(/10:00–12:30.*AI governance.*Three practitioners.*<em>one year on<\/em>/s);
    expect(sessions).toMatch(/href="https:\/\/files\.example\.org\/1\.pdf"[^>]* aria-label="Slides: AI governance"/);
    expect(sessions).toMatch(/href="https:\/\/video\.example\.org\/1"[^>]* aria-label="Recording: AI governance"/);
    for (const way of ways) expect(shown).not.toContain(way);
    const french = await main("/meetings/dih-4?lang=fr");
    expect(french).toContain("Nous avons échangé.");
    expect(french).toMatch(/Gouvernance de l’IA.*Les registres d’algorithmes\./s);
  });

  test("shows no recap before readers have it", async () => {
    const { meetings } = site.hub.context.store;
    site.hub.clock.set("2027-02-20T12:00:00Z");
    await announced(site, { slug: "held", ...on("2027-03-02") });
    site.hub.clock.set("2027-04-01T12:00:00Z");
    await sendRecap(site.hub.context, "held", aRecap, { by: "test", draft: true });
    await meetings.putRecap({ meeting: "dih-6", input: aRecap, send: "none", at: "2027-04-01T00:00:00Z" });
    for (const slug of ["held", "dih-6"]) expect(await main(`/meetings/${slug}`)).not.toContain("We compared");
  });

  test("the list shows each turn at a glance", async () => {
    const shown = await main("/meetings");
    const row = (slug: string) =>
      shown.split('<li class="row">').find((one) => one.includes(`/meetings/${slug}"`)) ?? "";
    expect(row("dih-5")).toMatch(/19 May 2027.*instead of.*<s [^>]*>.*12 May 2027.*<\/s>.*New date/s);
    expect(row("off")).toMatch(/<s [^>]*>.*8 June 2027.*<\/s>.*Cancelled/s);
    expect(row("dih-6")).toMatch(/November 2027.*Save the month/s);
    expect(row("dih-4")).toMatch(/9 October 2024.*Recap/s);
    expect(struckIn(row("back"))).toEqual([]);
  });

  test("a change that readers are still to be told of is shown, without a day", async () => {
    await announced(site, { slug: "soon", ...on("2027-10-05") });
    await edited(site, "soon", { start: "2027-10-05T09:00:00" });
    const shown = await main("/meetings/soon");
    expect(shown).toContain("The hours of this meeting have changed.");
    expect(shown).not.toContain("Announced on");
    await edited(site, "soon", { start: "2027-10-05T09:30:00" });
    expect(await main("/meetings/soon")).not.toContain("have changed");
  });

  test("a draft that was cancelled is nobody's business", async () => {
    const { meetings } = site.hub.context.store;
    const { scheduledAt: _, announced: __, rev: ___, ...draft } = (await meetings.get("off")) ?? {};
    if (!("input" in draft) || !draft.input) throw new Error("There is no such meeting.");
    await meetings.put(
      { ...draft, slug: "never", input: { ...draft.input, slug: "never" }, revision: 1, told: [] },
      undefined,
    );
    expect((await site.get("/meetings/never")).status).toBe(404);
    for (const path of ["/meetings", "/feed.xml", "/calendar.ics"]) expect(await page(path)).not.toContain("never");
  });
});

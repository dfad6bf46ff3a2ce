import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelMeeting } from "../../hub/meetings/cancel.ts";
import { createTestSite, type TestSite } from "./kit.ts";
import {
  aDayLater,
  announced,
  aRecap,
  cancelled,
  edited,
  everyTurn,
  on,
  reinstated,
  reported,
  toldAgain,
} from "./turns.ts";

interface Entry {
  id: string;
  title: string;
  published: string;
  updated: string;
  language: string;
  /** HTML. */
  content: string;
}

const decoded = (text = ""): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

async function entriesOf(site: TestSite, query = ""): Promise<Entry[]> {
  const feed = await (await site.get(`/feed.xml${query}`)).text();
  return feed
    .split("<entry ")
    .slice(1)
    .map((entry) => {
      const one = (name: string) => decoded(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(entry)?.[1]);
      const language = /^xml:lang="(..)"/.exec(entry)?.[1] ?? "";
      return {
        id: one("id"),
        title: one("title"),
        published: one("published"),
        updated: one("updated"),
        language,
        content: one("content"),
      };
    });
}

const dih5 = "tag:hub.example.org,2022:meetings/dih-5";
const titled = "5th meeting of the Data Innovation Hub";
const may = (day: number, end = "16:30") => ({ ...on(`2027-05-${day}`), end: `2027-05-${day}T${end}:00` });
const month = (text: string) => ({ start: undefined, end: undefined, month: text });

describe("the feed of all that readers were told", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite();
    await everyTurn(site);
  });
  afterAll(() => site.close());

  test("has an entry for each time, the newest first, that says what happened", async () => {
    const entries = await entriesOf(site);
    expect(entries.map(({ id, title }) => [id.split("meetings/")[1], title])).toEqual([
      ["back/update-r4", `Takes place after all: ${titled}`],
      ["back/cancellation-r3", `Cancelled: ${titled}`],
      ["back", titled],
      ["off/cancellation-r3", `Cancelled: ${titled}`],
      ["off", titled],
      ["dih-6", titled],
      ["dih-5/update-r3", `Moved to Wednesday, 19 May 2027: ${titled}`],
      ["dih-5", titled],
      ["dih-4/recap-r2", `Recap: ${titled}`],
      ["dih-4", titled],
    ]);
    for (const { published, updated } of entries) expect(updated).toBe(published);
    expect(entries.map(({ published }) => published)).toEqual(
      entries
        .map(({ published }) => published)
        .sort()
        .reverse(),
    );
  });

  test("an entry keeps what was told at its time", async () => {
    const entries = await entriesOf(site);
    const [update, announcement] = entries.filter(({ id }) => id.startsWith(dih5));
    expect(announcement?.content).toContain("Wednesday, 12 May 2027, 09:30–16:30 (UTC+02:00)<br/>WCO Headquarters");
    expect(announcement?.content).not.toContain("19 May");
    expect(update?.content).toContain(
      "<p>Before: <s>Wednesday, 12 May 2027, 09:30–16:30 (UTC+02:00)</s><br/>" +
        "Now: <strong>Wednesday, 19 May 2027, 09:30–16:30 (UTC+02:00)</strong></p>",
    );
    expect(update?.content).toContain(
      "<p>Before: <s>WCO Headquarters, Brussels</s><br/>Now: <strong>Palais des Congrès, Brussels</strong></p>",
    );
    expect(update?.content).toContain("<strong>AI in production</strong>");
  });

  test("a cancelled meeting is struck out, a recap is there to be read", async () => {
    const entries = await entriesOf(site);
    const of = (end: string) => entries.find(({ id }) => id.endsWith(end))?.content;
    expect(of("off/cancellation-r3")).toContain("<s>Tuesday, 8 June 2027");
    expect(of("dih-4/recap-r2")).toContain("<strong>notes</strong>");
  });

  test("in French all of it is French, under the same ids", async () => {
    const french = await entriesOf(site, "?lang=fr");
    expect(french.map(({ id }) => id)).toEqual((await entriesOf(site)).map(({ id }) => id));
    const title = "5e réunion du Pôle d’innovation en matière de données";
    expect(french.map((entry) => entry.title)).toEqual(
      expect.arrayContaining([
        `Finalement maintenue\u00a0: ${title}`,
        `Annulée\u00a0: ${title}`,
        `Déplacée au mercredi 19 mai 2027\u00a0: ${title}`,
        `Compte rendu\u00a0: ${title}`,
      ]),
    );
    for (const { language, content } of french) {
      expect(language).toBe("fr");
      expect(content.replace(/<[^>]+>/g, "\n")).not.toMatch(/[\p{L}\d] ?[?!;](?!\w)|[\p{L}] :|\p{L}'\p{L}|Before|Now/u);
    }
  });

  test("the links to it name the language where a program would not ask for it", async () => {
    const feedsOf = async (path: string) =>
      [...(await (await site.get(path)).text()).matchAll(/"([^"]*\/(?:feed\.xml|calendar\.ics)[^"]*)"/g)].map(
        ([, link]) => link?.replace(/^.*(?=\/)/, ""),
      );
    expect(new Set(await feedsOf("/meetings"))).toEqual(new Set(["/feed.xml", "/calendar.ics"]));
    expect(new Set(await feedsOf("/meetings?lang=fr"))).toEqual(
      new Set(["/feed.xml?lang=fr", "/calendar.ics?lang=fr"]),
    );
    expect(await (await site.get("/meetings")).text()).toContain('href="webcal://hub.example.org/calendar.ics"');
  });
});

describe("an entry of the feed", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite();
  });
  afterAll(() => site.close());

  test.for<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ["day", may(12), may(19), "Moved to Wednesday, 19 May 2027: T"],
    ["days", may(12), { ...may(19), end: "2027-05-20T12:00:00" }, "Moved to 19\u2009–\u200920 May 2027: T"],
    ["to-month", may(12), month("2027-11"), "Moved to November 2027: T"],
    ["months", month("2027-05"), month("2027-11"), "Moved to November 2027: T"],
    ["set", month("2027-05"), may(12), "Now set for Wednesday, 12 May 2027: T"],
    ["late", month("2027-04"), may(12), "Moved to Wednesday, 12 May 2027: T"],
    ["hours", may(12), may(12, "17:00"), "New hours, Wednesday, 12 May 2027: T"],
    ["clock", may(12), { ...may(12), zone: "Asia/Tokyo" }, "New hours, Wednesday, 12 May 2027: T"],
    ["place", may(12), { ...may(12), place: "Porto" }, "New place: T"],
    ["nowhere", may(12), { ...may(12), place: undefined }, "Updated: T"],
    ["link", may(12), { ...may(12), joinUrl: "https://meet.example.org/2" }, "New link to join: T"],
  ])("names the gravest change (%s)", async ([slug, before, after, title]) => {
    await announced(site, { slug, ...before, texts: { en: { title: "T" } } });
    await edited(site, slug, { start: undefined, end: undefined, month: undefined, ...after });
    await aDayLater(site);
    const [update, announcement, ...more] = (await entriesOf(site)).filter(({ id }) => id.includes(`/${slug}`));
    expect([update?.title, announcement?.title]).toEqual([title, "T"]);
    expect(more).toEqual([]);
  });

  test("keeps its id and its words, whatever is told later", async () => {
    const ours = async () => (await entriesOf(site)).filter(({ id }) => id.startsWith(dih5));
    const known: Entry[] = [];
    const then = async (turn: Promise<unknown>) => {
      await turn;
      const [added, ...rest] = await ours();
      expect(rest).toEqual(known);
      if (added) known.unshift(added);
    };
    const moved = async (changes: Record<string, unknown>) => {
      await edited(site, "dih-5", changes);
      await aDayLater(site);
    };
    await then(announced(site));
    await then(moved({ place: "Porto" }));
    await then(toldAgain(site, "dih-5", "update"));
    await then(toldAgain(site, "dih-5", "announcement"));
    await then(cancelled(site, "dih-5"));
    await then(reinstated(site, "dih-5"));
    await then(moved(may(20)));
    expect(new Set(known.map(({ id }) => id)).size).toBe(7);
    expect(known.at(-1)?.id).toBe(dih5);
  });

  test("of a recap that was corrected and sent again is the last only", async () => {
    await announced(site, { slug: "twice", ...may(12) });
    site.hub.clock.set("2027-06-01T12:00:00Z");
    await reported(site, "twice", { texts: { en: { summary: "First.", sessions: [] } } });
    await reported(site, "twice", aRecap);
    const recaps = (await entriesOf(site)).filter(({ id }) => id.includes("twice/recap"));
    expect(recaps.map(({ id, content }) => [id.split("/").at(-1), content])).toEqual([
      ["recap-r2-2", "<p>We compared <strong>notes</strong>.</p>"],
    ]);
  });

  test("of a cancellation that was mailed to nobody is there, and stays when it is mailed", async () => {
    await announced(site, { slug: "quiet", ...on("2027-12-01") });
    await cancelMeeting(site.hub.context, "quiet", { notify: false });
    const ours = async () => (await entriesOf(site)).filter(({ id }) => id.includes("/quiet"));
    const [untold, ...more] = await ours();
    expect(untold?.title).toMatch(/^Cancelled: /);
    expect(more.map(({ title }) => title)).toEqual([titled]);
    await toldAgain(site, "quiet", "cancellation");
    expect((await ours()).map(({ id }) => id)).toEqual([untold, ...more].map((entry) => entry?.id));
  });

  test("of a meeting that is on the calendar without a mail is one, and says what it says now", async () => {
    const { meetings } = site.hub.context.store;
    await announced(site, { slug: "old", ...on("2027-12-01") });
    await edited(site, "old", { place: "Porto" });
    const { rev: _, ...old } = (await meetings.get("old")) ?? {};
    if (!("input" in old) || !old.input) throw new Error("There is no such meeting.");
    const forgotten = { ...old, slug: "older", input: { ...old.input, slug: "older" }, revision: 1, told: [] };
    await meetings.put(forgotten, undefined);
    const ours = async () => (await entriesOf(site)).filter(({ id }) => id.includes("/older"));
    expect(await ours()).toMatchObject([
      {
        title: titled,
        published: old.announced?.at,
        updated: old.revisedAt,
        content: expect.stringContaining("Porto"),
      },
    ]);
    await meetings.put({ ...forgotten, revision: 2, rev: 1, state: "cancelled" }, undefined);
    expect(await ours()).toMatchObject([{ id: expect.stringMatching(/older$/), title: `Cancelled: ${titled}` }]);
  });

  test("is one of the last thirty", async () => {
    await announced(site, { slug: "many", ...on("2027-12-01") });
    for (let i = 0; i < 32; i++) await toldAgain(site, "many", "update");
    const entries = await entriesOf(site);
    expect(entries).toHaveLength(30);
    expect(entries.map(({ id }) => id.split("/").at(-1))).toEqual(
      Array.from({ length: 30 }, (_, i) => `update-r2-${32 - i}`),
    );
  });
});

import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestSite, type TestSite } from "../public/kit.ts";
import { aDayLater, announced, edited, everyTurn } from "../public/turns.ts";
import { expectAccessible } from "./accessible.ts";
import { launch } from "./browser.ts";
import { visitor } from "./visitor.ts";

/** What would leave a block of data, an attribute or XML. */
const hostile = '</script><script>document.title = "run"</script>\u2028\u2029 ]]> <!-- & "\' <b>';
const arabic = { title: "ورشة عمل حول البيانات", summary: "يجتمع الخبراء.", agenda: [] };

let site: TestSite;
let server: ReturnType<typeof serve>;
let browser: Browser;
let base: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([createTestSite(), launch()]);
  await everyTurn(site);
  await announced(site, { slug: "hostile", place: hostile, texts: { en: { title: hostile, summary: hostile } } });
  await edited(site, "hostile", { place: "Porto" });
  await aDayLater(site);
  await announced(site, { slug: "arabic", place: "الرياض", texts: { en: arabic } });
  server = serve({ fetch: site.app.fetch, port: 0, hostname: "localhost" });
  await new Promise((listening) => server.once("listening", listening));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  await new Promise((closed) => server.close(closed));
  await site.close();
});

const paths = [
  "/",
  "/meetings",
  ...["dih-4", "dih-5", "dih-6", "off", "back", "hostile", "arabic"].map((slug) => `/meetings/${slug}`),
];

test.each<[string, BrowserContextOptions]>([
  ["on a wide screen", { viewport: { width: 1200, height: 800 } }],
  ["on the smallest phone", { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true }],
  ["in the dark, in French", { viewport: { width: 1200, height: 800 }, colorScheme: "dark", locale: "fr-FR" }],
])("every turn of a meeting is within reach %s, and no policy is breached", async (_, options) => {
  const page = await visitor(browser, options);
  for (const path of paths) {
    await page.goto(base + path);
    await expectAccessible(page);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth, path).toBe(clientWidth);
  }
});

test("a title that would break out stays in its block of data, and is read from it", async () => {
  const page = await visitor(browser);
  await page.goto(`${base}/meetings/hostile`);
  expect(await page.title()).not.toBe("run");
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(blocks.map((block) => JSON.parse(block).name)).toEqual([hostile]);
  expect(await page.locator("h1").textContent()).toBe(hostile);
});

test("Arabic runs from right to left within a page that does not", async () => {
  const page = await visitor(browser);
  await page.goto(`${base}/meetings/arabic`);
  const directionOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await directionOf("h1 bdi")).toBe("rtl");
  expect(await directionOf(".prose")).toBe("rtl");
  expect(await directionOf(".facts bdi")).toBe("rtl");
  expect(await directionOf("main")).toBe("ltr");
});

test("the feed is well-formed XML, with a unique id and a title for each entry", async () => {
  const page = await visitor(browser);
  await page.goto(base);
  for (const query of ["", "?lang=fr"]) {
    const text = await (await site.get(`/feed.xml${query}`)).text();
    const feed = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, "application/xml");
      const entries = [...document.querySelectorAll("feed > entry")];
      const one = (name: string) => entries.map((entry) => entry.querySelector(`:scope > ${name}`)?.textContent ?? "");
      const errors = document.querySelectorAll("parsererror").length;
      return { errors, namespace: document.documentElement.namespaceURI, ids: one("id"), titles: one("title") };
    }, text);
    expect(feed).toMatchObject({ errors: 0, namespace: "http://www.w3.org/2005/Atom" });
    expect(feed.ids).toHaveLength(13);
    expect(new Set(feed.ids).size).toBe(13);
    expect(feed.titles).toContain(`New place: ${hostile}`);
  }
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPublicApp } from "../../functions/public/app.ts";
import type { Log } from "../../hub/log.ts";
import { silent } from "../../hub/log.ts";
import { subscribed } from "../kit/factories.ts";
import { createTestSite, type TestSite } from "./kit.ts";
import { everyTurn } from "./turns.ts";

const open = ["/", "/meetings", "/privacy", "/nothing"];
const turns = ["dih-4", "dih-5", "dih-6", "off", "back"].map((slug) => `/meetings/${slug}`);

describe("every page", () => {
  let site: TestSite;
  let paths: string[];
  beforeAll(async () => {
    site = await createTestSite();
    await everyTurn(site);
    await subscribed(site.hub, { email: "reader@example.org" });
    const { preferences, unsubscribe } = site.links("reader@example.org");
    paths = [...open, ...turns, preferences, unsubscribe].flatMap((path) => [path, `${path}?lang=fr`]);
  });
  afterAll(() => site.close());

  const eachPage = async (look: (page: string, path: string, response: Response) => void) => {
    for (const path of paths) {
      const response = await site.get(path);
      look(await response.text(), path, response);
    }
  };

  test("has one h1, no heading skipped, a language, a direction and a title", async () => {
    await eachPage((page, path) => {
      expect(page.match(/<h1[ >]/g), path).toHaveLength(1);
      expect(page, path).toMatch(/^<!doctype html><html lang="(en|fr)" dir="ltr">/);
      expect(page, path).toMatch(/<title>[^<]+<\/title>/);
      const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      for (const [i, level] of levels.entries()) {
        expect(level, `${path}: ${levels}`).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
      }
    });
  });

  test("labels every control, and repeats no id", async () => {
    await eachPage((page, path) => {
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, path).toBe(ids.length);
      for (const [, id] of page.matchAll(/(?:aria-describedby|aria-labelledby| for)="([^"]+)"/g)) {
        for (const part of id?.split(" ") ?? []) expect(ids, `${path} ${part}`).toContain(part);
      }
    });
  });

  test("runs nothing inline, loads nothing from elsewhere, and shows no unfilled value", async () => {
    await eachPage((page, path) => {
      expect(page, path).not.toMatch(
        /<style|\sstyle="|<script(?!( [^>]*)? src="\/assets\/| type="application\/ld\+json">)|\son[a-z]+="/,
      );
      expect(page, path).not.toMatch(/(?:src|<link[^>]*href)="https?:/);
      expect(page, path).not.toMatch(/\bundefined\b|\bnull\b|\[object|NaN/);
    });
  });

  test("carries the headers that keep it safe", async () => {
    await eachPage((_, path, { headers }) => {
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("strict-transport-security")).toContain("max-age=");
      expect(headers.get("set-cookie")).toBeNull();
    });
  });

  test("of a person is kept by no cache and found by no search engine", async () => {
    const { preferences, unsubscribe } = site.links("reader@example.org");
    for (const path of [preferences, `${preferences}/data.json`, unsubscribe, "/unsubscribe/forged"]) {
      const { headers } = await site.get(path);
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("x-robots-tag"), path).toBe("noindex");
      expect(headers.get("etag"), path).toBeNull();
    }
  });

  test("sets French punctuation off with spaces that do not break, and uses typographic apostrophes", async () => {
    await eachPage((page, path) => {
      if (!path.endsWith("lang=fr")) return;
      const text = page
        .replace(/<option.*?<\/option>|<title>.*?<\/title>|<code>.*?<\/code>/g, "")
        .replace(/<[^>]+>/g, "\n");
      expect(text, path).not.toMatch(/[\p{L}\d] ?[?!;](?!\w)|[\p{L}] :|« | »|\p{L}'\p{L}|&#39;/u);
    });
  });

  test("speaks the visitor's language, unless told otherwise", async () => {
    const lang = async (path: string, accept: string) =>
      /<html lang="(..)"/.exec(await (await site.get(path, { "accept-language": accept })).text())?.[1];
    expect(await lang("/", "fr-CA,fr;q=0.9,en;q=0.5")).toBe("fr");
    expect(await lang("/", "de,en;q=0.5,fr;q=0.1")).toBe("en");
    expect(await lang("/", "de")).toBe("en");
    expect(await lang("/?lang=en", "fr")).toBe("en");
  });

  test("finds its style and script under names that change with their content", async () => {
    const page = await (await site.get("/")).text();
    const assets = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(assets).toHaveLength(2);
    for (const path of assets) {
      const response = await site.get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toContain("immutable");
    }
  });

  test("the health check answers", async () => {
    const response = await site.get("/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok" });
  });

  test("an error that nobody expected reveals nothing, and is logged without the link", async () => {
    const logged: string[] = [];
    const log: Log = { ...silent, error: (message, data) => logged.push(JSON.stringify({ message, data })) };
    const { context } = site.hub;
    const broken = createPublicApp({
      ...context,
      log,
      get store(): never {
        throw new Error("the table is on fire");
      },
    });
    const path = site.links("reader@example.org").unsubscribe;
    const page = await broken.request(path, { method: "POST" });
    expect(page.status).toBe(500);
    expect(await page.text()).not.toContain("fire");
    const problem = await broken.request(path, { method: "POST", headers: { accept: "application/json" } });
    expect(await problem.json()).toMatchObject({ status: 500, title: "Internal error" });
    expect(logged).toHaveLength(2);
    expect(logged[0]).toContain("the table is on fire");
    expect(logged.join()).not.toContain(path.split("/").at(-1));
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../hub/context.ts";
import type { Store } from "../../hub/ports.ts";
import { subscribed } from "../kit/factories.ts";
import { aSignUp, createTestSite, meeting, type TestSite } from "./kit.ts";

const writing = /^(put|create|append|add|note|claim|record|postpone|advance|begin|finish|abandon)/;

/** A store in which every write fails. */
function readOnly(store: Store): Store {
  const guard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        if (typeof name === "string" && writing.test(name)) throw new Error(`A GET asked to ${name}.`);
        return Reflect.get(target, name, target);
      },
    });
  return {
    ...store,
    subscribers: guard(store.subscribers),
    meetings: guard(store.meetings),
    editions: guard(store.editions),
    sends: guard(store.sends),
    chunks: guard(store.chunks),
    audit: guard(store.audit),
  };
}

/** Every link and form target of a page that leads back to us. */
const linksIn = (page: string): string[] =>
  [...page.matchAll(/(?:href|src|action)="([^"]+)"/g)]
    .map(([, link = ""]) => link.replaceAll("&amp;", "&").replace("https://hub.example.org", "").replace(/#.*/, ""))
    .filter((link) => link.startsWith("/"));

describe("a scanner that opens every link", () => {
  let site: TestSite;
  let frozen = false;
  beforeAll(async () => {
    const guarded = (context: Context): Context => ({
      ...context,
      get store() {
        return frozen ? readOnly(context.store) : context.store;
      },
    });
    site = await createTestSite(guarded);
    await meeting(site);
    await meeting(site, { slug: "dih-6", start: undefined, end: undefined, month: "2027-11", joinUrl: undefined });
    await subscribed(site.hub, { email: "reader@example.org" });
    await site.post("/subscribe", aSignUp());
  });
  afterAll(() => site.close());

  test("subscribes and unsubscribes nobody, writes nothing, and finds no broken page", async () => {
    frozen = true;
    const before = await site.everything();
    const waiting = ["/", "/robots.txt", ...Object.values(site.links("reader@example.org")).slice(1)];
    waiting.push(site.links("camille@douane.example.org").confirm);
    const seen = new Set<string>();
    const broken: string[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await site.get(path);
      const onlyForPosts = response.status === 405 && /^\/subscribe|\/erase/.test(path);
      if (response.status !== 200 && !onlyForPosts) broken.push(`${response.status} ${path}`);
      waiting.push(...linksIn(await response.text()));
    }
    frozen = false;
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
    expect(await site.everything()).toBe(before);
  });
});

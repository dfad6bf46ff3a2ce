import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestSite, type TestSite } from "./kit.ts";

const json = (body: unknown) => ({
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const form = (body: string) => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body });
const good = { email: "a@example.org", language: "en", zone: "UTC", topics: ["news"], consent: true };
const goodForm = "email=a%40example.org&language=en&zone=UTC&topics=news&consent=on";
const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;

const refused: [string, { headers?: Record<string, string>; body?: string }, number][] = [
  ["no body and no type", {}, 415],
  ["plain text", { headers: { "content-type": "text/plain" }, body: "hello" }, 415],
  ["XML", { headers: { "content-type": "application/xml" }, body: "<a/>" }, 415],
  ["broken JSON", json('{"email":'), 400],
  ["empty JSON", json(""), 400],
  ["JSON null", json("null"), 400],
  ["a JSON list", json([good]), 400],
  ["a JSON string", json('"a@example.org"'), 400],
  ["deeply nested JSON", json(`{"email":${deep}}`), 422],
  ["multipart without a boundary", { headers: { "content-type": "multipart/form-data" }, body: "x" }, 400],
  [
    "multipart that stops short",
    { headers: { "content-type": "multipart/form-data; boundary=x" }, body: "--x\r\nA" },
    400,
  ],
  ["a body beyond 64 KB", json({ ...good, name: "x".repeat(70_000) }), 413],
  ["an empty form", form(""), 422],
  ["an empty object", json({}), 422],
  ["nulls everywhere", json({ email: null, name: null, language: null, zone: null, topics: null, consent: null }), 422],
  ["lists where strings are due", json({ ...good, email: ["a@example.org"], zone: ["UTC"] }), 422],
  ["objects where strings are due", json({ ...good, email: { toString: "x" }, zone: {} }), 422],
  ["numbers where strings are due", json({ ...good, email: 1, language: 2, zone: 3 }), 422],
  ["a string where a list is due", json({ ...good, topics: "news" }), 422],
  ["topics of the wrong kind", json({ ...good, topics: [null, 1, {}] }), 422],
  ["an unknown topic", json({ ...good, topics: ["gossip"] }), 422],
  ["no topic", json({ ...good, topics: [] }), 422],
  ["a prototype key as topic", json({ ...good, topics: ["__proto__"] }), 422],
  ["prototype keys as fields", json('{"__proto__":{"email":"a@example.org"},"constructor":1,"toString":2}'), 422],
  ["prototype keys in a form", form("__proto__=1&constructor=2&hasOwnProperty=3"), 422],
  ["a repeated address", form(`${goodForm}&email=b%40example.org`), 422],
  ["a repeated zone", form(`${goodForm}&zone=Europe%2FBrussels`), 422],
  ["a repeated consent", form(`${goodForm}&consent=on`), 422],
  ["an unknown language", json({ ...good, language: "tlh" }), 422],
  ["an unknown zone", json({ ...good, zone: "Mars/Olympus" }), 422],
  ["an offset as zone", json({ ...good, zone: "+01:00" }), 422],
  ["a path as zone", json({ ...good, zone: "../../etc/passwd" }), 422],
  ["a very long zone", json({ ...good, zone: `Europe/${"x".repeat(5000)}` }), 422],
  ["no consent", json({ ...good, consent: false }), 422],
  ["consent that is a refusal", json({ ...good, consent: "no" }), 422],
  ["an address with a line break", json({ ...good, email: "a@example.org\r\nBcc: b@example.org" }), 422],
  ["an address with a line break in a form", form(goodForm.replace("%40example.org", "%40example.org%0ABcc%3Ab")), 422],
  ["an address with a NUL", json({ ...good, email: "a\u0000@example.org" }), 422],
  ["an address in angle brackets", json({ ...good, email: "A <a@example.org>" }), 422],
  ["two addresses", json({ ...good, email: "a@example.org,b@example.org" }), 422],
  ["an address without a domain", json({ ...good, email: "a@" }), 422],
  ["an accented local part", json({ ...good, email: "zoé@example.org" }), 422],
  ["an endless address", json({ ...good, email: `${"a".repeat(60_000)}@example.org` }), 422],
  ["a name of two lines", json({ ...good, name: "A\nB" }), 422],
  ["a name with slot marks", json({ ...good, name: "\uE000name\uE001" }), 422],
  ["a very long name", json({ ...good, name: "x".repeat(101) }), 422],
];

describe("bad input", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await createTestSite();
  });
  afterAll(() => site.close());

  test.each(refused)("%s is refused, and nothing is written", async (_, request, status) => {
    const before = await site.everything();
    const response = await site.app.request("/subscribe", { method: "POST", ...request });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toBe("");
    expect(await site.everything()).toBe(before);
  });

  test("a field sent as a file is refused", async () => {
    const body = new FormData();
    for (const name of ["email", "zone", "language", "topics", "consent"]) body.append(name, new File(["x"], "x.txt"));
    const response = await site.app.request("/subscribe", { method: "POST", body });
    expect(response.status).toBe(422);
  });

  test("a body without a length is measured too", async () => {
    const endless = new ReadableStream({
      pull: (stream) => stream.enqueue(new TextEncoder().encode("x".repeat(8192))),
    });
    const init = { method: "POST", body: endless, duplex: "half", headers: { "content-type": "application/json" } };
    expect((await site.app.request(new Request("http://localhost/subscribe", init))).status).toBe(413);
  });

  test.each([
    ["GET", "/subscribe", "POST"],
    ["POST", "/", "GET, HEAD"],
    ["DELETE", "/meetings", "GET, HEAD"],
    ["PUT", "/confirm/x", "GET, HEAD, POST"],
    ["PATCH", "/unsubscribe/x", "GET, HEAD, POST"],
    ["GET", "/preferences/x/erase", "POST"],
    ["POST", "/calendar.ics", "GET, HEAD"],
  ])("%s %s is answered 405 with what is allowed", async (method, path, allow) => {
    const response = await site.app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
  });

  test.each([
    "/nothing",
    "/meetings/nothing",
    "/meetings/..%2f..%2fetc",
    "/meetings/%00",
    "/meetings/%E0%A4%A",
    `/meetings/${"x".repeat(5000)}`,
    "/meetings/__proto__",
    "/meetings/nothing.ics",
    "/meetings/.ics",
    "/assets/reconvene-old.css",
  ])("%s is answered 404", async (path) => {
    expect((await site.get(path)).status).toBe(404);
  });

  test("an odd language or query changes nothing", async () => {
    for (const query of ["?lang=xx", "?lang=", "?lang=fr&lang=en", "?lang[]=fr", "?lang=__proto__", "?%"]) {
      expect((await site.get(`/${query}`)).status, query).toBe(200);
    }
    expect((await site.get("/", { "accept-language": ";;q=,*;q=x,fr;q=2" })).status).toBe(200);
  });
});

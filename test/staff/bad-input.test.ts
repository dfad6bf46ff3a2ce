import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aMeeting } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
/** What the hub keeps, which nothing in this file may change. */
let kept: unknown;
beforeAll(async () => {
  staff = await createStaff();
  await staff.ask("PUT", "/api/meetings/dih-4", aMeeting({ slug: "dih-4" }));
  kept = await staff.everything();
});
afterAll(() => staff.hub.close());

/** Asks, and holds the answer to its promise: a 4xx, a sentence, the field, and nothing kept or sent. */
async function expectRefusal(method: string, path: string, body: unknown, field: string | RegExp): Promise<void> {
  const answer = await staff.ask(method, path, body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({ title: expect.any(String), detail: expect.stringMatching(/\.$/) });
  const named = typeof field === "string" ? field : expect.stringMatching(field);
  expect(answer.body).toMatchObject({
    errors: expect.arrayContaining([{ field: named, message: expect.stringMatching(/\S/) }]),
  });
  expect(await staff.everything()).toEqual(kept);
}

const news = { slug: "masterclass", texts: { en: { title: "A masterclass", body: "Soon." } } };
const untitled = { ...news, texts: { en: { body: "Soon." } } };
const en = { title: "A meeting", summary: "", agenda: [] };
const agenda = (item: Record<string, unknown>) => ({
  texts: { en: { title: "A", agenda: [{ start: "10:00", end: "12:30", title: "AI", ...item }] } },
});
/** A meeting that is right but for these changes, as text: JSON has keys that an object literal cannot have. */
const meeting = (changes: Record<string, unknown>) => JSON.stringify({ ...aMeeting(), ...changes });
const raw = (from: string, to: string) => JSON.stringify(aMeeting()).replace(from, to);

describe("a meeting is refused", () => {
  const bad: [string, string, string | RegExp][] = [
    ["that is no JSON", "{", "body"],
    ["that is nothing", "", /./],
    ["that is null", "null", "body"],
    ["that is an array", "[]", "body"],
    ["that is a number", "7", "body"],
    ["that is text", '"meeting"', "body"],
    ["that is empty", "{}", "zone"],
    ["nested a hundred thousand deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "body"],
    ["without texts", meeting({ texts: undefined }), "texts"],
    ["with texts in no language", meeting({ texts: {} }), "texts"],
    ["with texts that are an array", meeting({ texts: [en] }), "texts"],
    ["in a language that there are no templates for", meeting({ texts: { de: en } }), "texts.de"],
    ["without a title", meeting({ texts: { en: { summary: "" } } }), "texts.en.title"],
    ["with an empty title", meeting({ texts: { en: { ...en, title: "  " } } }), "texts.en.title"],
    ["with a title of two lines", meeting({ texts: { en: { ...en, title: "a\r\nBcc: x" } } }), "texts.en.title"],
    ["with a title that is a number", meeting({ texts: { en: { ...en, title: 5 } } }), "texts.en.title"],
    ["with half a character", meeting({ texts: { en: { ...en, title: "a\ud800" } } }), "texts.en.title"],
    ["with the sign of a slot", meeting({ texts: { en: { ...en, summary: "\uE000to\uE001" } } }), "texts.en.summary"],
    [
      "with a summary without end",
      meeting({ texts: { en: { ...en, summary: "a".repeat(10_001) } } }),
      "texts.en.summary",
    ],
    ["in an unknown zone", meeting({ zone: "Mars/Olympus" }), "zone"],
    ["in an offset instead of a zone", meeting({ zone: "+01:00" }), "zone"],
    ["without a zone", meeting({ zone: undefined }), "zone"],
    ["whose zone is null", meeting({ zone: null }), "zone"],
    ["on a day that does not exist", meeting({ start: "2027-02-30T09:00:00" }), "start"],
    ["at an hour that does not exist", meeting({ start: "2027-05-12T25:00:00" }), "start"],
    ["at an hour that clocks skip", meeting({ start: "2027-03-28T02:30:00", end: "2027-03-28T16:30:00" }), "start"],
    ["at an instant instead of a local time", meeting({ start: "2027-05-12T09:30:00Z" }), "start"],
    ["at a huge number", raw('"2027-05-12T09:30:00"', "1e400"), "start"],
    ["that ends before it starts", meeting({ end: "2027-05-12T09:00:00" }), "end"],
    ["that ends as it starts", meeting({ end: "2027-05-12T09:30" }), "end"],
    ["without an end", meeting({ end: undefined }), "end"],
    ["with a month and a day", meeting({ month: "2027-05" }), "month"],
    ["in a month that does not exist", meeting({ month: "2027-13", start: undefined, end: undefined }), "month"],
    ["with an agenda before it starts", meeting(agenda({ start: "08:00" })), "texts.en.agenda.0.start"],
    ["with an agenda after it ends", meeting(agenda({ end: "17:00" })), "texts.en.agenda.0.end"],
    ["with an agenda item that runs backwards", meeting(agenda({ end: "09:45" })), "texts.en.agenda.0.end"],
    ["with an agenda item on no day", meeting(agenda({ date: "2027-02-31" })), "texts.en.agenda.0.date"],
    ["with a speaker who is null", meeting(agenda({ speakers: [null] })), "texts.en.agenda.0.speakers.0"],
    ["with a link that is not https", meeting({ joinUrl: "http://meet.example.org" }), "joinUrl"],
    ["with a link that is a script", meeting({ registerUrl: "javascript:alert(1)" }), "registerUrl"],
    ["with a link that ends an attribute", meeting({ joinUrl: 'https://a.example/"><b>' }), "joinUrl"],
    ["with a reminder in months", meeting({ reminders: [{ before: "P1M" }] }), "reminders.0.before"],
    ["with a reminder after the start", meeting({ reminders: [{ before: "-P1D" }] }), "reminders.0.before"],
    ["with a reminder of ages ago", meeting({ reminders: [{ before: "P99999999D" }] }), "reminders.0.before"],
    ["with an hour that does not exist", meeting({ reminders: [{ before: "P1D", at: "24:00" }] }), "reminders.0.at"],
    ["with the same reminder twice", meeting({ reminders: [{ before: "P1D" }, { before: "P1D" }] }), "reminders.1"],
    ["with eleven reminders", meeting({ reminders: Array(11).fill({ before: "P1D" }) }), "reminders"],
    ["with a field that nobody knows", meeting({ starts: "2027-05-12T09:30:00" }), "starts"],
    ["with a prototype", raw("{", '{"__proto__":{"state":"scheduled"},'), "__proto__"],
    ["with a prototype among its texts", raw('"texts":{', '"texts":{"__proto__":{"title":"x"},'), "texts.__proto__"],
    ["with a constructor", raw("{", '{"constructor":{"prototype":{}},'), "constructor"],
    ["that names another slug", meeting({ slug: "dih-6" }), "slug"],
    ["of ten megabytes", meeting({ place: "x".repeat(10_000_000) }), "body"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("PUT", "/api/meetings/dih-5", body, field));

  test.each(bad.filter(([name]) => !/slug|nothing|is empty/.test(name)))("%s, in a preview", async (_, body, field) => {
    const inside = typeof field === "string" && field !== "body" ? `meeting.${field}` : /^(body|meeting)/;
    const preview = `{"meeting":${body},"kind":"announcement","language":"en"}`;
    await expectRefusal("POST", "/api/previews", preview, inside);
  });

  test.each(["DIH-5", "a_b", "a".repeat(41), "%00", "%E0%A4%A", "-a", "..%2f..%2fetc"])("by the slug %s", (slug) =>
    expectRefusal("PUT", `/api/meetings/${slug}`, aMeeting(), "slug"));
});

describe("an announcement is refused", () => {
  const bad: [string, unknown, string][] = [
    ["at no instant", { at: "tomorrow" }, "at"],
    ["at a local time", { at: "2027-04-01T09:00:00" }, "at"],
    ["at an instant that does not exist", { at: "2027-02-30T09:00:00Z" }, "at"],
    ["after the start", { at: "2027-05-12T09:00:00Z" }, "at"],
    ["with a draft that is text", { draft: "true" }, "draft"],
    ["with a field that nobody knows", { drat: true }, "drat"],
    ["that is an array", [], "body"],
    ["that is null", "null", "body"],
    ["that is half a JSON", '{"draft":tr', "body"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/meetings/dih-4/announce", body, field));
});

describe("a preview is refused", () => {
  const preview = { meeting: aMeeting(), kind: "announcement", language: "en" };
  const bad: [string, unknown, string][] = [
    ["in an unknown language", { ...preview, language: "xx" }, "language"],
    ["of an unknown kind", { ...preview, kind: "newsletter" }, "kind"],
    ["of no kind", { ...preview, kind: undefined }, "kind"],
    ["for an unknown zone", { ...preview, zone: "Nowhere" }, "zone"],
    ["for a name of two lines", { ...preview, name: "a\nb" }, "name"],
    ["without a meeting", { ...preview, meeting: undefined }, "meeting"],
    ["of an announcement with news", { ...preview, news }, "news"],
    ["of an update of nothing", { ...preview, kind: "update" }, "before"],
    ["of an update of half a meeting", { ...preview, kind: "update", before: { slug: "dih-5" } }, "before.zone"],
    ["of a recap without one", { ...preview, kind: "recap" }, "recap"],
    ["of news that has no title", { kind: "news", language: "en", news: untitled }, "news.texts.en.title"],
    ["with a note of two lines", { ...preview, kind: "cancellation", note: { en: "a\nb" } }, "note.en"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/previews", body, field));

  test.each(["{", "null", "[]", "7"])("of reminders, of what is no meeting: %s", (body) =>
    expectRefusal("POST", "/api/previews/reminders", body, "body"));
});

const notes: [string, unknown, string][] = [
  ["a note of two lines", { note: { en: "a\nb" } }, "note.en"],
  ["a note that is empty", { note: { fr: " " } }, "note.fr"],
  ["a note without end", { note: { en: "a".repeat(501) } }, "note.en"],
  ["a note that is text", { note: "The room was taken." }, "note"],
  ["a note in a language that there are no templates for", { note: { de: "Hallo" } }, "note.de"],
  ["a note with the sign of a slot", { note: { en: "\uE000to\uE001" } }, "note.en"],
  ["a field that nobody knows", { nottify: false }, "nottify"],
  ["an array", [], "body"],
  ["half a JSON", '{"note":', "body"],
];

describe("a cancellation is refused with", () => {
  const bad: typeof notes = [...notes, ["a notify that is text", { notify: "no" }, "notify"]];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/meetings/dih-4/cancel", body, field));
});

describe("a decision on a notice is refused with", () => {
  const bad: typeof notes = [
    ...notes,
    ["nothing to decide", {}, "body"],
    ["a sentence for what is not sent", { suppress: true, note: { en: "Never mind." } }, "suppress"],
    ["an hour for what is not sent", { suppress: true, now: true }, "suppress"],
    ["a suppress that is false", { suppress: false }, "suppress"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/meetings/dih-4/notice", body, field));
});

describe("a recap is refused", () => {
  const bad: [string, unknown, string][] = [
    ["without texts", {}, "texts"],
    ["without a summary", { texts: { en: {} } }, "texts.en.summary"],
    ["with an empty summary", { texts: { en: { summary: "" } } }, "texts.en.summary"],
    [
      "with a session at no hour",
      { texts: { en: { summary: "s", sessions: [{ start: "10" }] } } },
      "texts.en.sessions.0.start",
    ],
    [
      "with slides that are a script",
      { texts: { en: { summary: "s", sessions: [{ start: "10:00", slides: "javascript:1" }] } } },
      "texts.en.sessions.0.slides",
    ],
    ["at no instant", { texts: { en: { summary: "s" } }, at: "tomorrow" }, "at"],
    ["with a field that nobody knows", { texts: { en: { summary: "s" } }, notify: true }, "notify"],
    ["that is null", "null", "body"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/meetings/dih-4/recap", body, field));
});

describe("news is refused", () => {
  const bad: [string, unknown, string][] = [
    ["without a slug", { ...news, slug: undefined }, "slug"],
    ["whose slug is none", { ...news, slug: "A b" }, "slug"],
    ["without texts", { ...news, texts: {} }, "texts"],
    ["without a title", untitled, "texts.en.title"],
    ["without a body", { ...news, texts: { en: { title: "t" } } }, "texts.en.body"],
    ["with a title of two lines", { ...news, texts: { en: { title: "a\nb", body: "b" } } }, "texts.en.title"],
    ["with a body without end", { ...news, texts: { en: { title: "t", body: "a".repeat(20_001) } } }, "texts.en.body"],
    ["at no instant", { ...news, at: "tomorrow" }, "at"],
    ["that asks for more", { ...news, again: true }, "again"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/news", body, field));
});

describe("a subscriber is refused", () => {
  const ana = { email: "ana@example.org", language: "en", zone: "Europe/Brussels", topics: ["news"] };
  const bad: [string, unknown, string][] = [
    ["without an address", { ...ana, email: undefined }, "email"],
    ["whose address is none", { ...ana, email: "ana" }, "email"],
    ["whose address injects a header", { ...ana, email: "ana@example.org\r\nBcc: bo@example.org" }, "email"],
    ["whose address is not ASCII", { ...ana, email: "añá@example.org" }, "email"],
    ["whose address is an array", { ...ana, email: ["ana@example.org"] }, "email"],
    ["whose address is endless", { ...ana, email: `${"a".repeat(500)}@example.org` }, "email"],
    ["whose name is half a character", { ...ana, name: "\ud800" }, "name"],
    ["in an unknown language", { ...ana, language: "tlh" }, "language"],
    ["in an unknown zone", { ...ana, zone: "UTC+1" }, "zone"],
    ["without topics", { ...ana, topics: [] }, "topics"],
    ["with an unknown topic", { ...ana, topics: ["spam"] }, "topics.0"],
    ["who comes confirmed", { ...ana, state: "active" }, "state"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/subscribers", body, field));
});

describe("an import is refused", () => {
  const row = { email: "ana@example.org", language: "en", zone: "Europe/Brussels", topics: ["news"] };
  const bad: [string, unknown, string][] = [
    ["without rows", {}, "rows"],
    ["of no rows", { rows: [] }, "rows"],
    ["of too many rows", { rows: Array(501).fill(row) }, "rows"],
    ["whose rows are an object", { rows: { 0: row } }, "rows"],
    ["with a row that is null", { rows: [row, null] }, "rows.2"],
    ["with a row that is text", { rows: ["ana@example.org"] }, "rows.1"],
    [
      "of somebody confirmed in the future",
      { rows: [{ ...row, confirmedAt: "2999-01-01T00:00:00Z", source: "s" }] },
      "rows.1.confirmedAt",
    ],
    [
      "of somebody confirmed nowhere",
      { rows: [{ ...row, confirmedAt: "2024-01-01T00:00:00Z" }] },
      "rows.1.confirmedAt",
    ],
    ["of somebody twice", { rows: [row, { ...row, email: "ANA@EXAMPLE.ORG" }] }, "rows.2.email"],
    ["with a column that nobody knows", { rows: [{ ...row, phone: "1" }] }, "rows.1.phone"],
    ["of ten megabytes", { rows: [{ ...row, source: "x".repeat(10_000_000) }] }, "body"],
  ];
  test.each(bad)("%s", async (_, body, field) => expectRefusal("POST", "/api/imports", body, field));

  test("when it is not sure whether it is a dry run", async () => {
    await expectRefusal("POST", "/api/imports?dryRun=yes", { rows: [row] }, "dryRun");
    await expectRefusal("POST", "/api/imports?dryrun=true", { rows: [row] }, "dryrun");
    await expectRefusal("POST", "/api/imports?first=-1", { rows: [row] }, "first");
    await expectRefusal("POST", "/api/imports?first=99999999999999999999", { rows: [row] }, "first");
  });
});

describe("a listing is refused", () => {
  const listings = ["/api/sends", "/api/subscribers", "/api/audit", "/api/sends/welcome/recipients"];
  const limits = ["0", "-1", "1.5", "ten", "", "0x10", "1e2", "99999", "9".repeat(400)];
  test.each(listings)("by %s with a limit that is none", async (path) => {
    for (const limit of limits) await expectRefusal("GET", `${path}?limit=${limit}`, undefined, "limit");
    await expectRefusal("GET", `${path}?limit=1&limit=2`, undefined, "limit");
  });

  const encoded = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");
  const cursors = ["", "!", "%00", "x".repeat(5000), encoded({ list: -1, after: "" }), encoded([1]), encoded(null)];
  test.each(listings)("by %s with a cursor that we never made", async (path) => {
    for (const next of cursors) await expectRefusal("GET", `${path}?next=${next}`, undefined, "next");
  });

  test("with a filter that nobody knows", async () => {
    await expectRefusal("GET", "/api/sends?status=gone", undefined, "status");
    await expectRefusal("GET", "/api/subscribers?state=__proto__", undefined, "state");
    await expectRefusal("GET", "/api/sends/welcome/recipients?outcome=lost", undefined, "outcome");
    await expectRefusal("GET", "/api/exports?format=xlsx", undefined, "format");
    await expectRefusal("GET", "/api/sends?statuss=draft", undefined, "statuss");
  });

  test("of something whose id cannot be one", async () => {
    await expectRefusal("GET", `/api/sends/${"a".repeat(3000)}`, undefined, "id");
    await expectRefusal("GET", "/api/subscribers/..%2F..", undefined, "id");
    await expectRefusal("DELETE", "/api/subscribers/ana@example.org", undefined, "id");
  });
});

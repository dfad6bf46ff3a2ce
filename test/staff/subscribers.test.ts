import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { suppress } from "../../hub/subscribers/suppress.ts";
import { subscribed } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeEach(async () => {
  staff = await createStaff();
});
afterEach(() => staff.hub.close());

const ana = { email: "ana@example.org", name: "Ana", language: "en", zone: "Europe/Brussels", topics: ["news"] };
const row = { ...ana, confirmedAt: "2024-10-09T12:00:00Z", source: "sign-up sheet" };
const created = z.object({ id: z.string() });

test("somebody whom staff add is pending and gets one confirmation", async () => {
  const { status, body, text } = await staff.ask("POST", "/api/subscribers", ana);
  expect(status).toBe(202);
  expect(body).toMatchObject({ state: "pending" });
  expect(text).not.toContain("ana@");
  await staff.hub.drain();
  expect(staff.hub.outbox.list().map(({ to }) => to)).toEqual([["ana@example.org"]]);
  const detail = await staff.ask("GET", `/api/subscribers/${created.parse(body).id}`);
  expect(detail.body).toMatchObject({ ...ana, state: "pending", consents: [{ source: "staff" }] });
});

test("nobody whose mail is suppressed is added", async () => {
  const [id = ""] = await subscribed(staff.hub, { email: "ana@example.org" });
  await suppress(staff.hub.context, id, "complained");
  const answer = await staff.ask("POST", "/api/subscribers", ana);
  expect(answer).toMatchObject({ status: 409, body: { errors: [{ field: "email" }] } });
  await staff.hub.drain();
  expect(staff.hub.outbox.count()).toBe(0);
});

test("subscribers are listed by state, page by page", async () => {
  await subscribed(staff.hub, { email: "a@example.org" }, { email: "b@example.org" }, { email: "c@example.org" });
  await staff.ask("POST", "/api/subscribers", ana);
  const listing = z.object({ items: z.array(z.object({ email: z.string() })), next: z.string().optional() });
  const emails: string[] = [];
  let next: string | undefined;
  do {
    const { body } = await staff.ask("GET", `/api/subscribers?state=active&limit=2${next ? `&next=${next}` : ""}`);
    const page = listing.parse(body);
    emails.push(...page.items.map(({ email }) => email));
    next = page.next;
  } while (next !== undefined);
  expect(emails.sort()).toEqual(["a@example.org", "b@example.org", "c@example.org"]);
});

test("erasing leaves a keyed hash, may be repeated, and is noted without an address", async () => {
  const [id = ""] = await subscribed(staff.hub, { email: "ana@example.org", name: "Ana" });
  expect((await staff.ask("DELETE", `/api/subscribers/${id}`)).status).toBe(204);
  expect((await staff.ask("DELETE", `/api/subscribers/${id}`)).status).toBe(204);
  const { text } = await staff.ask("GET", `/api/subscribers/${id}`);
  expect(text).toContain('"state":"erased"');
  expect(text).not.toMatch(/ana/i);
  expect((await staff.ask("DELETE", "/api/subscribers/AAAAAAAAAAAAAAAA")).status).toBe(404);
});

describe("an import", () => {
  test("takes over confirmed people, asks the others, leaves the known alone", async () => {
    const { confirmedAt: _, source: __, ...unconfirmed } = { ...row, email: "bo@example.org" };
    const answer = await staff.ask("POST", "/api/imports", { rows: [row, unconfirmed] });
    expect(answer).toMatchObject({ status: 200, body: { active: 1, pending: 1, unchanged: 0 } });
    const again = await staff.ask("POST", "/api/imports", { rows: [{ ...row, name: "Other" }] });
    expect(again.body).toEqual({ active: 0, pending: 0, unchanged: 1 });
  });

  test("that is a dry run counts and keeps nothing", async () => {
    const before = await staff.everything();
    const answer = await staff.ask("POST", "/api/imports?dryRun=true", { rows: [row] });
    expect(answer.body).toEqual({ active: 1, pending: 0, unchanged: 0 });
    expect(await staff.everything()).toEqual(before);
  });

  test("with one bad row takes none, and numbers the row as the caller does", async () => {
    const before = await staff.everything();
    const rows = [row, { ...row, email: "no address" }, null, { ...row, email: "ANA@example.org" }];
    const answer = await staff.ask("POST", "/api/imports?first=41", { rows });
    const fields = [{ field: "rows.42.email" }, { field: "rows.43" }, { field: "rows.44.email" }];
    expect(answer).toMatchObject({ status: 422, body: { errors: fields } });
    expect(await staff.everything()).toEqual(before);
  });

  test("of 500 long rows is within the limit of a body", async () => {
    const long = (i: number) => ({
      ...row,
      email: `reader-${i}@example.org`,
      name: "é".repeat(100),
      source: "s".repeat(200),
    });
    const rows = Array.from({ length: 500 }, (_, i) => long(i));
    expect((await staff.ask("POST", "/api/imports?dryRun=true", { rows })).body).toMatchObject({ active: 500 });
  });
});

describe("an export", () => {
  test("has everybody with their consents, as JSON lines", async () => {
    await subscribed(staff.hub, { email: "a@example.org" }, { email: "b@example.org" });
    const answer = await staff.ask("GET", "/api/exports");
    const people = answer.text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(people).toHaveLength(2);
    expect(people[0]).toMatchObject({ state: "active", consents: [{ wording: "imported" }] });
  });

  test("as CSV runs nothing in a spreadsheet", async () => {
    await subscribed(staff.hub, { email: "+a@example.org", name: '=HYPERLINK("evil","x")' });
    const answer = await staff.ask("GET", "/api/exports?format=csv");
    expect(answer.text).toContain(`"'+a@example.org"`);
    expect(answer.text).toContain(`"'=HYPERLINK(""evil"",""x"")"`);
    expect(answer.headers.get("content-disposition")).toContain("subscribers.csv");
  });
});

test("no address is ever on the audit trail", async () => {
  const { body } = await staff.ask("POST", "/api/subscribers", ana);
  await staff.ask("POST", "/api/imports", { rows: [{ ...row, email: "bo@example.org" }] });
  await staff.ask("DELETE", `/api/subscribers/${created.parse(body).id}`);
  const trail = await staff.ask("GET", "/api/audit");
  expect(trail.body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ actor: "staff" })]) });
  expect(trail.text).toContain("subscriber.erase");
  expect(trail.text).toContain("subscribers.import");
  expect(trail.text).not.toMatch(/@example|Ana/);
});

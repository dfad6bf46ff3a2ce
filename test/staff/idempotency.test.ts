import { afterEach, beforeEach, expect, test } from "vitest";
import { addToken, revokeToken } from "../../hub/access/tokens.ts";
import { aMeeting } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeEach(async () => {
  staff = await createStaff();
});
afterEach(() => staff.hub.close());

const ana = { email: "ana@example.org", language: "en", zone: "Europe/Brussels", topics: ["news"] };
const key = (value: string) => ({ "idempotency-key": value });

test("the same key with the same request is done once and answered alike", async () => {
  const first = await staff.ask("POST", "/api/subscribers", ana, key("k1"));
  const before = await staff.everything();
  const second = await staff.ask("POST", "/api/subscribers", ana, key("k1"));
  expect(second).toMatchObject({ status: first.status, text: first.text });
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect(await staff.everything()).toEqual(before);
});

test("the same key with another request is refused", async () => {
  await staff.ask("POST", "/api/subscribers", ana, key("k1"));
  const answer = await staff.ask("POST", "/api/subscribers", { ...ana, name: "Ana" }, key("k1"));
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "Idempotency-Key" }] } });
  const elsewhere = await staff.ask("POST", "/api/imports?dryRun=true", { rows: [ana] }, key("k1"));
  expect(elsewhere.status).toBe(422);
});

test("a request that failed may be tried again with its key", async () => {
  expect((await staff.ask("POST", "/api/meetings/dih-5/announce", {}, key("k1"))).status).toBe(404);
  await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
  expect((await staff.ask("POST", "/api/meetings/dih-5/announce", {}, key("k1"))).status).toBe(202);
});

test("of two at once one is done and the other is told to wait, or answered alike", async () => {
  await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
  const ask = () => staff.ask("POST", "/api/meetings/dih-5/announce", { draft: true }, key("k1"));
  const answers = await Promise.all([ask(), ask(), ask()]);
  for (const { status } of answers) expect([202, 409]).toContain(status);
  expect(answers.filter(({ headers, status }) => status === 202 && !headers.has("idempotency-replayed"))).toHaveLength(
    1,
  );
});

test("whoever holds a token of the same name later gets no answer of who held it before", async () => {
  const tokenBot = async () => {
    const wish = { name: "bot", scopes: ["people" as const], days: 1 };
    return addToken(staff.hub.context, wish, { actor: "test", scopes: wish.scopes });
  };
  const ask = (text: string) =>
    staff.ask("POST", "/api/imports?dryRun=true", { rows: [ana] }, { ...key("k1"), authorization: `Bearer ${text}` });
  const before = await tokenBot();
  expect((await ask(before.text)).status).toBe(200);
  expect((await ask(before.text)).headers.get("idempotency-replayed")).toBe("true");
  await revokeToken(staff.hub.context, before.token.id, { actor: "test" });
  const answer = await ask((await tokenBot()).text);
  expect({ status: answer.status, replayed: answer.headers.get("idempotency-replayed") }).toEqual({
    status: 200,
    replayed: null,
  });
});

test("keys of a day ago are forgotten", async () => {
  await staff.ask("POST", "/api/subscribers", ana, key("k1"));
  staff.hub.clock.advance("P1DT1M");
  expect((await staff.ask("POST", "/api/subscribers", { ...ana, name: "Ana" }, key("k1"))).status).toBe(202);
});

test("a key is refused when it is long or has spaces", async () => {
  for (const bad of ["two words", "k".repeat(256)]) {
    const answer = await staff.ask("POST", "/api/subscribers", ana, key(bad));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "Idempotency-Key" }] } });
  }
});

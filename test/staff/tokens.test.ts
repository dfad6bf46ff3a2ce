import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { tokenText } from "../../hub/access/token-text.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeEach(async () => {
  staff = await createStaff();
});
afterEach(() => staff.hub.close());

const wish = { name: "weekly-report", scopes: ["read"] };
const made = z.object({ id: z.string(), token: z.string(), expiresAt: z.string(), createdAt: z.string() });
const make = async (changes: Record<string, unknown> = {}) =>
  made.parse((await staff.ask("POST", "/api/tokens", { ...wish, ...changes })).body);
const listed = async () => (await staff.ask("GET", "/api/tokens")).body;
const comesIn = async (token: string) => (await staff.askBy(token, "GET", "/api/meetings")).status;

describe("a token's life", () => {
  test("it is shown as it is made, lets its holder in, and is good for ninety days", async () => {
    const { token, id } = await make();
    expect(await comesIn(token)).toBe(200);
    expect((await staff.askBy(token, "GET", "/with-token/api/meetings")).status).toBe(200);
    expect(await listed()).toEqual({
      items: [
        {
          ...{ id, name: "weekly-report", state: "active", scopes: ["read"], by: "staff" },
          ...{ createdAt: "2027-03-01T12:00:00Z", expiresAt: "2027-05-30T12:00:00Z", usedOn: "2027-03-01" },
        },
      ],
    });
    staff.hub.clock.set("2027-05-30T11:59:59Z");
    expect(await comesIn(token)).toBe(200);
    staff.hub.clock.set("2027-05-30T12:00:00Z");
    expect(await comesIn(token)).toBe(401);
    expect(await listed()).toMatchObject({ items: [{ state: "expired", usedOn: "2027-05-30" }] });
  });

  test("revoked, it is good no more from the next request on, and for ever", async () => {
    const { token, id } = await make();
    expect((await staff.ask("DELETE", `/api/tokens/${id}`)).status).toBe(204);
    expect(await comesIn(token)).toBe(401);
    expect((await staff.ask("DELETE", `/api/tokens/${id}`)).status).toBe(204);
    expect(await listed()).toMatchObject({ items: [{ state: "revoked", revokedBy: "staff" }] });
    expect((await staff.ask("DELETE", "/api/tokens/0123456789abcdef")).status).toBe(404);
    expect((await staff.ask("DELETE", "/api/tokens/nonsense")).status).toBe(422);
  });

  test("its use is written once a day", async () => {
    const { token } = await make();
    const { apiTokens } = staff.hub.context.store;
    const noteUse = apiTokens.noteUse.bind(apiTokens);
    const days: string[] = [];
    apiTokens.noteUse = async (id, day) => {
      days.push(day);
      await noteUse(id, day);
    };
    for (let hour = 0; hour < 36; hour += 1) {
      await comesIn(token);
      staff.hub.clock.advance("PT1H");
    }
    expect(days).toEqual(["2027-03-01", "2027-03-02"]);
  });

  test("what it does is on the trail by its name", async () => {
    const admin = await staff.tokenWith("admin", "read");
    await staff.askBy(admin, "POST", "/api/tokens", wish);
    const { items } = await staff.hub.context.store.audit.list(10);
    expect(items.find(({ actor }) => actor === "token:token-1")).toMatchObject({
      action: "token.add",
      detail: { name: "weekly-report", scopes: "read", expiresAt: "2027-05-30T12:00:00Z" },
    });
  });
});

describe("who shows a token that is not good", () => {
  test("gets the same answer, whatever is wrong with it", async () => {
    const { token, id } = await make();
    const [other, revoked] = [await make({ name: "other" }), await make({ name: "revoked" })];
    await staff.ask("DELETE", `/api/tokens/${revoked.id}`);
    const secretOf = (text: string) => text.slice(-72, -8);
    const answers = [];
    for (const wrong of [
      tokenText({ id: "0123456789abcdef", secret: secretOf(token) }),
      tokenText({ id, secret: secretOf(other.token) }),
      tokenText({ id: other.id, secret: secretOf(token) }),
      revoked.token,
      token.slice(0, -1),
      token.toUpperCase(),
    ]) {
      const { status, text, headers } = await staff.askBy(wrong, "GET", "/api/meetings");
      answers.push(`${status} ${text} ${headers.get("www-authenticate")}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^401 .*error="invalid_token"$/);
  });
});

describe("nobody can give", () => {
  test("more than their own scopes", async () => {
    const admin = await staff.tokenWith("admin", "read");
    const answer = await staff.askBy(admin, "POST", "/api/tokens", { ...wish, scopes: ["read", "write", "people"] });
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ field: "scopes" }] } });
    expect(answer.text).toContain("write, people");
    expect((await staff.askBy(admin, "POST", "/api/tokens", { ...wish, scopes: ["admin"] })).status).toBe(201);
  });

  const refused: [string, Record<string, unknown>, string][] = [
    ["more than 366 days", { days: 367 }, "days"],
    ["no day", { days: 0 }, "days"],
    ["half a day", { days: 0.5 }, "days"],
    ["no scope", { scopes: [] }, "scopes"],
    ["a scope that there is not", { scopes: ["everything"] }, "scopes.0"],
    ["an address for a name", { name: "ana@example.org" }, "name"],
    ["a long name", { name: "n".repeat(41) }, "name"],
    ["a secret of their choice", { hash: "0".repeat(64) }, "hash"],
  ];
  test.each(refused)("%s", async (_, changes, field) => {
    const answer = await staff.ask("POST", "/api/tokens", { ...wish, ...changes });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await listed()).toEqual({ items: [] });
  });

  test("the name of a token that is good", async () => {
    const { id } = await make();
    const answer = await staff.ask("POST", "/api/tokens", wish);
    expect(answer).toMatchObject({ status: 409, body: { errors: [{ field: "name" }] } });
    await staff.ask("DELETE", `/api/tokens/${id}`);
    expect((await staff.ask("POST", "/api/tokens", wish)).status).toBe(201);
  });
});

describe("its secret", () => {
  test("is nowhere in the table, nor in any later answer", async () => {
    const key = { "idempotency-key": "k1" };
    const first = await staff.ask("POST", "/api/tokens", wish, key);
    const { token } = made.parse(first.body);
    const secret = token.slice(21, 85);
    const { Items } = await staff.hub.database.send(new ScanCommand({ TableName: staff.hub.table }));
    expect(JSON.stringify(Items)).toContain("weekly-report");
    expect(JSON.stringify(Items)).not.toContain(secret);
    expect(JSON.stringify(await listed())).not.toContain(secret);
  });

  test("does not come again with the Idempotency-Key, and no second token is made", async () => {
    const key = { "idempotency-key": "k1" };
    const first = await staff.ask("POST", "/api/tokens", wish, key);
    const again = await staff.ask("POST", "/api/tokens", wish, key);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const { token: _, ...rest } = z.looseObject({ token: z.string() }).parse(first.body);
    expect(again.body).toEqual(rest);
    expect(await listed()).toMatchObject({ items: [{ id: rest.id }] });
  });
});

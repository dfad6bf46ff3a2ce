import { afterAll, beforeAll, expect, test } from "vitest";
import { createStaff, type Staff } from "../staff/staff.ts";
import { runOps } from "./ops.ts";

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.hub.close());

const add = (...args: string[]) => runOps(staff.hub, ["token", "add", "--table", staff.hub.table, ...args]);

test("whoever may write to the table makes the first token, and the trail says so", async () => {
  const { out, err } = await add("--name", "first-administrator", "--scopes", "admin", "read", "--days", "1");
  expect(out).toMatch(/^rcv_[0-9a-f]{16}_[0-9a-f]{72}\n$/);
  expect(err).toMatch(/^Token first-administrator \([0-9a-f]{16}\) is good until .*Z\. It is not shown again\.\n$/);
  // The hub of a test lives in 2027, the operator's machine does not.
  staff.hub.clock.set(new Date().toISOString());
  const answer = await staff.askBy(out.trim(), "GET", "/api/audit");
  expect(answer.body).toMatchObject({
    items: [{ actor: "operator", action: "token.add", subject: out.slice(4, 20), detail: { scopes: "read admin" } }],
  });
});

test("what is wrong is said by field", async () => {
  const { code, out, err } = await add("--name", "Ana Martin", "--scopes", "all", "--days", "400");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^Some fields need attention; nothing was changed\.\n {2}name {2}A name has small letters/);
  expect(err).toContain("scopes.0  A scope is one of read, write, people, admin.");
  expect(err).toContain("days  At most 366 days.");
});

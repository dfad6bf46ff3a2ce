import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { mailboxes } from "../../hub/smoke/mailboxes.ts";
import { isAsExpected, judgeMailbox } from "../../ops/smoke/judge.ts";
import { createStaff, type Staff } from "../staff/staff.ts";

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.hub.close());

test("staff's API begins a smoke test, says what came of it, and cleans up", async () => {
  const begun = await staff.ask("POST", "/api/smoke");
  expect(begun).toMatchObject({
    status: 202,
    body: { send: { kind: "announcement", audience: { topic: "simulator" } } },
  });
  expect(await staff.ask("POST", "/api/smoke")).toMatchObject({ status: 409 });
  const { send } = z.object({ send: z.object({ id: z.string() }) }).parse(begun.body);
  const before = await staff.ask("GET", `/api/smoke/${send.id}`);
  expect(before.body).toMatchObject({ mailboxes: mailboxes.map(() => ({ outcome: "waiting", state: "active" })) });
  await staff.hub.drain();
  const after = await staff.ask("GET", `/api/smoke/${send.id}`);
  expect(after.body).toMatchObject({
    send: { id: send.id, status: "finished" },
    mailboxes: mailboxes.map(({ address, ...expected }) => ({ address, expected, ...expected })),
  });
  expect(await staff.ask("DELETE", "/api/smoke")).toMatchObject({ status: 204 });
  const trail = (await staff.hub.context.store.audit.list(10)).items;
  expect(trail.map(({ action }) => action).sort()).toEqual([
    "smoke.begin",
    "smoke.begin",
    "smoke.begin.refused",
    "smoke.clean-up",
  ]);
});

test("another send is no smoke test", async () => {
  expect(await staff.ask("GET", "/api/smoke/welcome")).toMatchObject({ status: 404 });
  expect(await staff.ask("GET", "/api/smoke/nothing")).toMatchObject({ status: 404 });
});

test("a token for it needs nobody's address", async () => {
  const token = await staff.tokenWith("read", "write");
  expect(await staff.askBy(token, "DELETE", "/api/smoke")).toMatchObject({ status: 204 });
  const reading = await staff.tokenWith("read");
  expect(await staff.askBy(reading, "POST", "/api/smoke")).toMatchObject({ status: 403 });
});

const bounce = {
  address: "bounce+smoke@simulator.amazonses.com",
  expected: { outcome: "bounced", state: "bounced" },
} as const;
test.each([
  ["waiting", "active", /It has not left/],
  ["sent", "active", /follows the way of events/],
  ["delivered", "active", /--within/],
  ["failed", "active", /#mail-refused/],
  ["skipped", "erased", /another smoke test/],
  ["uncertain", "active", /cut off/],
  ["bounced", "active", /Suppression does not follow/],
] as const)("%s in the ledger, %s as a subscriber: the remedy is said", (outcome, state, remedy) => {
  const mailbox = { ...bounce, outcome, state };
  expect(isAsExpected(mailbox)).toBe(false);
  expect(judgeMailbox(mailbox)).toMatchObject({ level: "wrong", remedy: expect.stringMatching(remedy) });
});

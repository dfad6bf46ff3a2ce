import { afterAll, beforeAll, expect, test } from "vitest";
import { putMeeting } from "../../hub/meetings/put.ts";
import { aMeeting } from "../kit/factories.ts";
import { type Cli, createCli } from "./cli.ts";

let cli: Cli;
beforeAll(async () => {
  cli = await createCli();
});
afterAll(() => cli.close());

const as = (token: string, ...args: string[]) => cli.runIn({ RECONVENE_URL: cli.url, RECONVENE_TOKEN: token }, ...args);

test("a token is made for a program, which works with it until it is revoked", async () => {
  const { out, err } = await cli.run("tokens", "add", "weekly-report", "--scopes", "read", "people", "--days", "7");
  expect(out).toMatch(/^rcv_[0-9a-f]{16}_[0-9a-f]{72}\n$/);
  expect(err).toMatch(
    /^Token weekly-report \([0-9a-f]{16}\) is good until 2027-03-08 12:00 UTC\. It is not shown again/,
  );
  const token = out.trim();
  expect((await as(token, "subscribers", "list")).code).toBe(0);
  expect(cli.asked.at(-1)).toMatch(/^\/with-token\/api\/subscribers/);

  const table = (await cli.run("tokens", "list")).out;
  expect(table).toMatch(/ID +NAME +STATE +SCOPES +EXPIRES +LAST USED +MADE BY\n/);
  expect(table).toMatch(/weekly-report +active +read people +2027-03-08 12:00 UTC +2027-03-01 +staff\n/);
  expect(table).not.toContain(token.slice(21, 40));

  const id = token.slice(4, 20);
  expect((await cli.run("tokens", "revoke", id)).err).toContain("say yes with --yes");
  expect((await cli.run("tokens", "revoke", id, "--yes")).out).toBe(`${id} is revoked.\n`);
  expect((await as(token, "subscribers", "list")).err).toMatch(/does not accept the token/);
  expect((await cli.run("tokens", "list")).out).toBe("There is no token.\n");
  expect((await cli.run("tokens", "list", "--all")).out).toMatch(/weekly-report +revoked/);
});

test("what a token may not do is said in a sentence that names the scope", async () => {
  const { out } = await cli.run("tokens", "add", "reader", "--scopes", "read");
  const { code, err } = await as(out.trim(), "subscribers", "list");
  expect({ code, err }).toEqual({
    code: 1,
    err: "This needs the scope people; yours: read.\n  scope  people is missing.\n",
  });
});

test("whoever may write and see no people announces without knowing to how many", async () => {
  await putMeeting(cli.hub.context, aMeeting());
  const { out } = await cli.run("tokens", "add", "writer", "--scopes", "read", "write");
  const announced = await as(out.trim(), "announce", "dih-5", "--yes");
  expect(announced.code).toBe(0);
  expect(announced.out).toContain("To those who chose announcements");
});

test("a scope that there is not is answered with those that there are", async () => {
  const { code, err } = await cli.run("tokens", "add", "odd", "--scopes", "everything");
  expect(code).toBe(1);
  expect(err).toContain("A scope is one of read, write, people, admin.");
});

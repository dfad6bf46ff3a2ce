import { beforeEach, expect, test } from "vitest";
import { addToken, revokeToken } from "../../hub/access/tokens.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { runOps } from "./ops.ts";
import { type Pool, startUserPool } from "./user-pool.ts";

const ana = { id: "5f0c7a3e-0000-4000-8000-1234567890ab", address: "ana@example.org" };
const address = ana.address;

let hub: TestHub;
let pool: Pool;
beforeEach(async () => {
  [hub, pool] = await Promise.all([createTestHub(), startUserPool([{ ...ana, groups: ["administrators"] }])]);
  // The operator's machine goes by its own clock.
  hub.clock.set(new Date().toISOString());
  return () => Promise.all([hub.close(), pool.close()]);
});

const staff = (...args: string[]) =>
  runOps(hub, ["staff", ...args, "--pool", "eu-west-1_Example"], {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: pool.url,
  });
const withTable = (...args: string[]) => staff(...args, "--table", hub.table);

async function make(name: string, actor: string): Promise<string> {
  const wish = { name, scopes: ["admin" as const], days: 90 };
  return (await addToken(hub.context, wish, { actor, scopes: wish.scopes })).token.id;
}

/** Names of the tokens that are good. */
async function good(): Promise<string[]> {
  const all = await hub.context.store.apiTokens.list();
  return all.filter(({ revokedAt }) => revokedAt === undefined).map(({ name }) => name);
}

test("whoever is removed leaves no token behind that they made, nor one that such a token made", async () => {
  const first = await make("first", `person:${ana.id}`);
  await make("second", "token:first");
  await make("third", "token:second");
  await revokeToken(hub.context, first, { actor: "staff" });
  await make("bobs", "person:bob");
  const { out } = await withTable("remove", address);
  expect(out).toContain(`${address} is gone: person:${ana.id} on the audit trail.`);
  expect(out).toMatch(/The API token third \([0-9a-f]{16}\) is revoked/);
  expect(await good()).toEqual(["bobs"]);
  expect((await hub.context.store.audit.list(10)).items.filter(({ actor }) => actor === "operator")).toHaveLength(2);
});

test("what they made within the hour of their access token is revoked by the same once more, by their id", async () => {
  const { out } = await withTable("remove", address);
  expect(out).toContain(`After it, once more:\nnpm run ops -- staff remove ${ana.id} --pool`);
  await make("meanwhile", `person:${ana.id}`);
  expect((await withTable("remove", ana.id)).out).toContain("The API token meanwhile");
  expect(await good()).toEqual([]);
});

test("a name that came back is another's: what its new holder made stays", async () => {
  const old = await make("report", `person:${ana.id}`);
  await revokeToken(hub.context, old, { actor: "staff" });
  hub.clock.advance("PT1M");
  await make("report", "person:bob");
  await make("of-bobs", "token:report");
  await withTable("remove", address);
  expect((await good()).sort()).toEqual(["of-bobs", "report"]);
});

test("without the table it is said that tokens stay good, and where to look", async () => {
  await make("first", `person:${ana.id}`);
  expect((await staff("remove", address)).out).toContain(
    `API tokens that person:${ana.id} made are good still: look at npm run hub -- tokens list.`,
  );
  expect(await good()).toEqual(["first"]);
});

test("whoever is an administrator no more keeps no token either", async () => {
  await make("first", `person:${ana.id}`);
  expect((await staff("add", address, "--group", "editors")).out).toContain("are good still");
  expect(await good()).toEqual(["first"]);
  const again = await withTable("add", address, "--group", "editors");
  expect(again.out).toContain("The API token first");
  expect(await good()).toEqual([]);
  expect(pool.users).toMatchObject([{ groups: expect.arrayContaining(["editors"]) }]);
});

test("an administrator who stays one keeps them", async () => {
  await make("first", `person:${ana.id}`);
  expect((await withTable("add", address, "--group", "administrators")).out).not.toContain("API token");
  expect(await good()).toEqual(["first"]);
});

test("somebody whose address is not known any more is removed by id, as the list and the trail say it", async () => {
  expect((await staff("remove", "ana.martin@example.org")).out).toBe(
    "There is no ana.martin@example.org; staff list says who is there.\n",
  );
  expect(pool.users).toHaveLength(1);
  await staff("remove", `person:${ana.id}`);
  expect(pool.users).toEqual([]);
});

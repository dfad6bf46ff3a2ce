import { expect, test } from "vitest";
import type { ApiToken } from "../../hub/access/api-token.ts";
import type { Fresh } from "./contract.ts";

const aToken = (n: number): ApiToken => ({
  id: n.toString(16).padStart(16, "0"),
  name: `token-${n}`,
  scopes: ["read", "people"],
  hash: "0".repeat(64),
  by: "operator",
  createdAt: `2027-01-01T12:00:${String(n % 60).padStart(2, "0")}Z`,
  expiresAt: "2027-04-01T12:00:00Z",
});

export function apiTokenContract(fresh: Fresh): void {
  test("a token is read as it was written, and an id is used once", async () => {
    const { apiTokens } = await fresh();
    expect(await apiTokens.get(aToken(1).id)).toBeUndefined();
    await apiTokens.create(aToken(1));
    expect(await apiTokens.get(aToken(1).id)).toEqual(aToken(1));
    await expect(apiTokens.create({ ...aToken(1), name: "other" })).rejects.toMatchObject({ name: "WriteConflict" });
    expect(await apiTokens.get(aToken(1).id)).toEqual(aToken(1));
  });

  test("all are listed, the newest first, however many", async () => {
    const { apiTokens } = await fresh();
    expect(await apiTokens.list()).toEqual([]);
    // Longer than one answer of DynamoDB, 1 MB.
    const long = Array.from({ length: 30 }, (_, n) => ({ ...aToken(n), by: "b".repeat(50_000) }));
    for (const one of long) await apiTokens.create(one);
    expect((await apiTokens.list()).map(({ id }) => id)).toEqual(long.map(({ id }) => id).toReversed());
  });

  test("the day of its use only moves forward, and makes no token", async () => {
    const { apiTokens } = await fresh();
    await apiTokens.noteUse(aToken(1).id, "2027-01-02");
    expect(await apiTokens.list()).toEqual([]);
    await apiTokens.create(aToken(1));
    await apiTokens.noteUse(aToken(1).id, "2027-01-02");
    await apiTokens.noteUse(aToken(1).id, "2027-01-01");
    expect(await apiTokens.get(aToken(1).id)).toEqual({ ...aToken(1), usedOn: "2027-01-02" });
  });

  test("it is revoked once, and what is unknown is not", async () => {
    const { apiTokens } = await fresh();
    expect(await apiTokens.revoke(aToken(1).id, "2027-01-03T00:00:00Z", "staff")).toBe(false);
    await apiTokens.create(aToken(1));
    expect(await apiTokens.revoke(aToken(1).id, "2027-01-03T00:00:00Z", "staff")).toBe(true);
    expect(await apiTokens.revoke(aToken(1).id, "2027-01-04T00:00:00Z", "other")).toBe(false);
    const revoked = { revokedAt: "2027-01-03T00:00:00Z", revokedBy: "staff" };
    expect(await apiTokens.list()).toEqual([{ ...aToken(1), ...revoked }]);
  });
}

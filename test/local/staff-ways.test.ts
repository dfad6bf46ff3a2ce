import { expect, test } from "vitest";
import { addToken } from "../../hub/access/tokens.ts";
import { servedRuntime, staffToken } from "./runtime-fixture.ts";

test("on a laptop both ways lead to the staff API, for the token of local.json and for API tokens", async () => {
  const { url, hub } = await servedRuntime();
  const scopes = ["read"] as const;
  const wish = { name: "program", scopes: [...scopes], days: 1 };
  const { text } = await addToken(hub.context, wish, { actor: "operator", scopes });
  const ask = async (path: string, token: string) =>
    (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  for (const way of ["", "/with-token"]) {
    expect(await ask(`${way}/api/meetings`, staffToken)).toBe(200);
    expect(await ask(`${way}/api/audit`, staffToken)).toBe(200);
    expect(await ask(`${way}/api/meetings`, text)).toBe(200);
    expect(await ask(`${way}/api/audit`, text)).toBe(403);
    expect(await ask(`${way}/api/meetings`, `${text.slice(0, -1)}x`)).toBe(401);
  }
  expect(await ask("/with-token/meetings", text)).toBe(404);
  expect(await ask("/with-tokens/api/meetings", text)).toBe(404);
});

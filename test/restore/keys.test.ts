import { randomBytes } from "node:crypto";
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { beforeEach, describe, expect, test } from "vitest";
import { keysFrom } from "../../functions/secret.ts";
import { createKeyring, type Keyring, makeSecrets, withCurrentKey, withNewKey } from "../../hub/keys.ts";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { makeToken, readToken } from "../../hub/tokens.ts";
import { keysSecret } from "../../ops/keys.ts";

/** As Secrets Manager generates it (infra). */
const generated = JSON.stringify({ generated: "k".repeat(64) });

let secret: string;
let client: SecretsManagerClient;
beforeEach(() => {
  secret = generated;
  client = new SecretsManagerClient({ region: "eu-west-1" });
  client.middlewareStack.add((_) => async ({ input }) => {
    if ("SecretString" in input && input.SecretString !== undefined) secret = input.SecretString;
    return { output: { $metadata: {}, SecretString: secret }, response: {} };
  });
});

const place = () => keysSecret("keys", client);
const keyring = async (): Promise<Keyring> => createKeyring(await place().read());

async function add(): Promise<number> {
  const { tokens, kid } = withNewKey((await place().read()).tokens);
  await place().writeTokens(tokens);
  return kid;
}
const use = async (kid: number) => place().writeTokens(withCurrentKey((await place().read()).tokens, kid));

const id = "AAAAAAAAAAAAAAAA";
const kidOf = (token: string) => Buffer.from(token, "base64url")[0];

test("the stub answers as the service does", async () => {
  await client.send(new PutSecretValueCommand({ SecretId: "keys", SecretString: "changed" }));
  expect((await client.send(new GetSecretValueCommand({ SecretId: "keys" }))).SecretString).toBe("changed");
});

test("rotated twice, links in old mail still open, and new ones carry the new key", async () => {
  const links: string[] = [];
  for (const kid of [1, 2, 3]) {
    if (kid > 1) {
      expect(await add()).toBe(kid);
      await use(kid);
    }
    const link = makeToken(await keyring(), "unsubscribe", { id, at: 0 });
    expect(kidOf(link)).toBe(kid);
    links.push(link);
  }
  const keys = await keyring();
  for (const link of links) expect(readToken(keys, "unsubscribe", link)).toEqual({ id, at: 0 });
});

test("a key that is added is known before any link is made with it", async () => {
  const before = await keyring();
  const kid = await add();
  const [between, ...after] = [await keyring(), await use(kid).then(keyring)];
  expect(kidOf(makeToken(between, "confirm", { id, at: 1 }))).toBe(1);
  const link = makeToken(after[0] ?? between, "confirm", { id, at: 1 });
  expect(kidOf(link)).toBe(2);
  expect(readToken(between, "confirm", link)).toEqual({ id, at: 1 });
  // A function that has not started anew since would refuse it: therefore two steps.
  expect(() => readToken(before, "confirm", link)).toThrow(/not complete or not ours/);
});

test("subscribers stay who they are: the key of their ids is never rotated", async () => {
  const before = subscriberId(await keyring(), "ana@example.org");
  await use(await add());
  expect(subscriberId(await keyring(), "ana@example.org")).toBe(before);
});

test("no key is used that is not there, and there are no more than a link can name", async () => {
  await expect(use(2)).rejects.toThrow("There is no token key with kid 2.");
  const { tokens } = await place().read();
  const full = { ...tokens, keys: { ...tokens.keys, "255": "00" } };
  expect(() => withNewKey(full)).toThrow(/no room for more/);
});

describe("a key that is none is refused, before anybody could sign with what it is taken for:", () => {
  const secrets = makeSecrets();
  const good = secrets.tokens.keys["1"] ?? "";
  test.each([
    ["base64", { current: 2, keys: { "1": good, "2": randomBytes(32).toString("base64") } }],
    ["half a key", { current: 2, keys: { "1": good, "2": good.slice(32) } }],
    ["nothing", { current: 2, keys: { "1": good, "2": "" } }],
    ["a current key that is not there", { current: 3, keys: { "1": good } }],
    ["a number that no link can name", { current: 256, keys: { "256": good } }],
  ])("%s", async (_, tokens) => {
    expect(() => createKeyring({ ...secrets, tokens })).toThrow(/64 hexadecimal digits, and the current one/);
    expect(() => keysFrom(JSON.stringify({ generated: "k".repeat(64), tokens }))).toThrow(/64 hexadecimal digits/);
    await expect(place().writeTokens(tokens)).rejects.toThrow(/64 hexadecimal digits/);
    expect(secret).toBe(generated);
  });

  test("the key of ids", () => {
    expect(() => createKeyring({ ...secrets, id: `${good}0` })).toThrow(/64 hexadecimal digits/);
  });
});

test("a secret of another shape is left as it is", async () => {
  secret = '{"token":"of staff"}';
  await expect(place().writeTokens({ current: 1, keys: { "1": "00" } })).rejects.toThrow(/not in the shape/);
  expect(secret).toBe('{"token":"of staff"}');
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyring, makeSecrets, type Secrets } from "../../hub/keys.ts";
import { makeToken, type Purpose, purposes, readToken } from "../../hub/tokens.ts";

const names: Purpose[] = ["confirm", "preferences", "unsubscribe"];
const secrets = makeSecrets();
const keys = createKeyring(secrets);
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const id = "AP8A_-8AgAAQ8BD_";
const forged = expect.objectContaining({ code: "forged" });

const claims = fc.record({
  id: fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
  at: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
});

test("a token says what was put into it, in 48 characters that a URL carries as they are", () => {
  expect(Object.keys(purposes).sort()).toEqual(names);
  fc.assert(
    fc.property(claims, fc.constantFrom(...names), (claim, purpose) => {
      const token = makeToken(keys, purpose, claim);
      expect(token).toMatch(/^[A-Za-z0-9_-]{48}$/);
      expect(readToken(keys, purpose, token)).toEqual(claim);
    }),
  );
});

test("every alteration of a single character is refused", () => {
  const token = makeToken(keys, "unsubscribe", { id, at: 0 });
  for (let at = 0; at < token.length; at += 1) {
    for (const other of alphabet) {
      if (other === token[at]) continue;
      const altered = token.slice(0, at) + other + token.slice(at + 1);
      expect(() => readToken(keys, "unsubscribe", altered)).toThrow(forged);
    }
  }
});

test("a token opens the door that it was made for, and no other", () => {
  for (const made of names) {
    const token = makeToken(keys, made, { id, at: 1 });
    for (const tried of names.filter((name) => name !== made)) {
      expect(() => readToken(keys, tried, token)).toThrow(forged);
    }
  }
});

test("a token of other keys, or of a key that was thrown away, is refused", () => {
  const token = makeToken(keys, "confirm", { id, at: 1 });
  expect(() => readToken(createKeyring(makeSecrets()), "confirm", token)).toThrow(forged);
  const later: Secrets = { id: secrets.id, tokens: { current: 2, keys: { "2": makeSecrets().id } } };
  expect(() => readToken(createKeyring(later), "confirm", token)).toThrow(forged);
});

test("tokens of an earlier key hold as long as that key is kept; new ones are of the current key", () => {
  const token = makeToken(keys, "confirm", { id, at: 1 });
  const both = createKeyring({
    id: secrets.id,
    tokens: { current: 2, keys: { ...secrets.tokens.keys, "2": makeSecrets().id } },
  });
  expect(readToken(both, "confirm", token)).toEqual({ id, at: 1 });
  const next = makeToken(both, "confirm", { id, at: 1 });
  expect(next).not.toBe(token);
  expect(() => readToken(keys, "confirm", next)).toThrow(forged);
});

test("no token is made with a key that there is not", () => {
  const none = { ...keys, currentKid: 9 };
  expect(() => makeToken(none, "confirm", { id, at: 1 })).toThrow("kid 9");
});

test("anything else that a link may hold is refused, never an error of ours", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 48, maxLength: 48 }),
    fc.constantFrom("", "=".repeat(48), "A".repeat(48), "A".repeat(47), "A".repeat(49), `${"A".repeat(47)}\n`),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...names), (token, purpose) => {
      expect(() => readToken(keys, purpose, token)).toThrow(forged);
    }),
    { numRuns: 500 },
  );
});

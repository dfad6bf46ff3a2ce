import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf, newToken, readTokenText, tokenText } from "../../hub/access/token-text.ts";

test("a token is read as it was made, and looks like one", () => {
  for (let i = 0; i < 100; i += 1) {
    const parts = newToken();
    const text = tokenText(parts);
    expect(text).toMatch(/^rcv_[0-9a-f]{16}_[0-9a-f]{72}$/);
    expect(readTokenText(text)).toEqual(parts);
  }
});

test("two are never alike", () => {
  const made = Array.from({ length: 1000 }, newToken);
  expect(new Set(made.map(({ id }) => id)).size).toBe(1000);
  expect(new Set(made.map(({ secret }) => secret)).size).toBe(1000);
});

test("another character, one too few, one too many or two changed over is told without a look-up", () => {
  const text = tokenText({ id: "0123456789abcdef", secret: "0f".repeat(32) });
  const place = fc.integer({ min: 0, max: text.length - 1 });
  fc.assert(
    fc.property(place, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), (at, other) => {
      const wrong = text.slice(0, at) + other + text.slice(at + 1);
      if (wrong !== text) expect(readTokenText(wrong)).toBeUndefined();
      expect(readTokenText(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
      expect(readTokenText(text.slice(0, at) + other + text.slice(at))).toBeUndefined();
    }),
  );
  for (const odd of ["", "rcv_", ` ${text}`, `${text}\n`, text.toUpperCase()])
    expect(readTokenText(odd)).toBeUndefined();
});

test("what is kept says nothing of the secret", () => {
  const { secret } = newToken();
  expect(hashOf(secret)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf(secret)).not.toContain(secret.slice(0, 8));
});

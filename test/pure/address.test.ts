import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyring, makeSecrets } from "../../hub/keys.ts";
import { maskAddress, parseAddress, shardName, shardOf, shards, subscriberId } from "../../hub/subscribers/address.ts";

const keys = createKeyring(makeSecrets());
const label = "l".repeat(63);

test.for([
  ["name@example.org", "name@example.org"],
  ["  name@example.org\n", "name@example.org"],
  ["First.Last+tag@Example.ORG", "First.Last+tag@example.org"],
  ["o'neill!#$%&*/=?^_`{|}~-@example.org", "o'neill!#$%&*/=?^_`{|}~-@example.org"],
  ["name@bücher.example", "name@xn--bcher-kva.example"],
  ["name@BÜCHER.Example", "name@xn--bcher-kva.example"],
  ["name@例え.テスト", "name@xn--r8jz45g.xn--zckzah"],
  ["name@xn--bcher-kva.example", "name@xn--bcher-kva.example"],
  ["name@mail.wcoomd.org", "name@mail.wcoomd.org"],
  ["1@2.example", "1@2.example"],
  [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
  [`a@${label}.org`, `a@${label}.org`],
])("%s is mailed to as %s", ([typed = "", address]) => {
  expect(parseAddress(typed)).toBe(address);
});

const refused = [
  "",
  "name",
  "@example.org",
  "name@",
  "name@localhost",
  "na me@example.org",
  "name@exam ple.org",
  "name@example.org\r\nBcc: x@example.org",
  "na\u0000me@example.org",
  "name@a@example.org",
  ".name@example.org",
  "name.@example.org",
  "na..me@example.org",
  '"quoted name"@example.org',
  "(comment)name@example.org",
  "Name <name@example.org>",
  "a@example.org,b@example.org",
  "zoë@example.org",
  "имя@example.org",
  "name@[127.0.0.1]",
  "name@127.0.0.1",
  "name@10.0.0.10",
  "name@3232235786",
  "name@1.2.3",
  "name@example.org/path",
  "name@example.org?query",
  "name@example.org#fragment",
  "name@example.org:25",
  "name@exam%6dple.org",
  "name@example.org\\x.net",
  "name@exam_ple.org",
  "name@-example.org",
  "name@example-.org",
  "name@example.org-",
  "name@example.-org",
  "name@example..org",
  "name@.example.org",
  "name@example.org.",
  "name@example.o",
  `${"a".repeat(65)}@example.org`,
  `a@${label}l.org`,
  `a@${[label, label, label, label].join(".")}.org`,
  `a@${"ü".repeat(50)}.${"é".repeat(50)}.${"ö".repeat(50)}.${"ä".repeat(50)}.${"à".repeat(50)}.org`,
];

test.for(refused)("%j is refused, with the field's name", (typed) => {
  expect(() => parseAddress(typed)).toThrow(
    expect.objectContaining({ code: "invalid", fields: [{ field: "email", message: expect.stringMatching(/\w{3}/) }] }),
  );
});

test("whatever is typed is refused, or is an address in ASCII that stays itself", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary" }).map((text) => `a@${text}.org`),
    fc.tuple(fc.string(), fc.string()).map(([name, host]) => `${name}@${host}`),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(typed, (text) => {
      let address: string;
      try {
        address = parseAddress(text);
      } catch (error) {
        expect(error).toMatchObject({ code: "invalid" });
        return;
      }
      expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
      expect(parseAddress(address)).toBe(address);
    }),
    { numRuns: 1000 },
  );
});

test("one person has one id, whatever the case, and another person another", () => {
  const id = (address: string) => subscriberId(keys, parseAddress(address));
  expect(id("Ana@Example.org")).toBe(id("ana@example.ORG"));
  expect(id("ana@bücher.example")).toBe(id("ANA@xn--bcher-kva.example"));
  const others = ["ana@example.org", "ana+dih@example.org", "a.na@example.org", "ana@example.com"];
  expect(new Set(others.map(id)).size).toBe(others.length);
  expect(subscriberId(createKeyring(makeSecrets()), "ana@example.org")).not.toBe(id("ana@example.org"));
});

test("an id is 16 characters, tells nothing of the address, and has its place on one of 16 walks", () => {
  const places = new Set<string>();
  for (let i = 0; i < 400; i += 1) {
    const id = subscriberId(keys, `reader-${i}@example.org`);
    expect(id).toMatch(/^[\w-]{16}$/);
    places.add(shardOf(id));
  }
  expect([...places].sort()).toEqual(Array.from({ length: shards }, (_, i) => shardName(i)));
});

test("a masked address shows its first letter and its domain", () => {
  expect(maskAddress("christian@example.org")).toBe("c•••@example.org");
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mailbox, mailDate } from "../../hub/mail/headers.ts";
import { profile } from "../../hub/subscribers/subscriber.ts";
import { headersOf, parsers } from "./read.ts";
import { expectMail } from "./rules.ts";

const address = "ana.kaihau+dih@xn--bcher-kva.example";
const messageTo = (name: string): Buffer =>
  Buffer.from(`To: ${mailbox(name, address)}\r\nFrom: hub@example.org\r\nSubject: x\r\n\r\nx\r\n`, "latin1");

/** Runs of spaces come to one in a header, as they do on a page. */
const spaced = (name: string) => name.replace(/ {2,}/g, " ").trim();

const names = [
  "Ana",
  "Ana Díaz",
  "محمد بن سلمان آل سعود",
  "Дмитрий Константинович Загоруйко-Преображенский",
  "山田 太郎",
  "🌍🧑‍🤝‍🧑 Zoë 🏳️‍🌈",
  `"Quoted" \\ O'Neill`,
  "Doe, John (WCO); <staff@wcoomd.org>",
  "a@b.example",
  "=?utf-8?Q?Mallory?=",
  "see =?utf-8?Q?a b?= here",
  "trailing \\",
  "(comment",
  ":;,",
  "W".repeat(100),
  "é".repeat(100),
  "𝒜".repeat(50),
  "ab ".repeat(33),
  `a${" ".repeat(90)}b`,
  ".",
];

describe.for(Object.entries(parsers))("a name in a header, read by %s", ([, read]) => {
  test.for(names)("%s", async (name) => {
    const raw = messageTo(name);
    expectMail(raw);
    expect((await read(raw)).to).toEqual([{ name: spaced(name), address }]);
  });

  test("comes back, whatever somebody signs up with", async () => {
    const typed = fc
      .string({ unit: "binary", maxLength: 100 })
      .map((name) => profile.shape.name.safeParse(name))
      .filter((parsed) => parsed.success)
      .map((parsed) => parsed.data ?? "");
    await fc.assert(
      fc.asyncProperty(typed, async (name) => {
        const raw = messageTo(name);
        expectMail(raw);
        const [to, ...more] = (await read(raw)).to;
        expect(more).toEqual([]);
        expect(to?.address).toBe(address);
        expect(to?.name).toBe(spaced(name));
      }),
      { numRuns: 300 },
    );
  });
});

test.for([
  "a\r\nBcc: x@example.org",
  "a\nBcc: x",
  "a\rBcc: x",
  "a\r\n\r\n<p>body</p>",
  "\r\n",
  "é\r\nBcc: x",
  "a\tb\u0000c",
])("no name makes a header of its own: %j", (name) => {
  const raw = messageTo(name);
  expectMail(raw);
  expect(headersOf(raw).map(([header]) => header)).toEqual(["to", "from", "subject"]);
});

test("no name that a sign-up takes, and none that it refuses, makes a header of its own", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("\r", "\n", "\t", " ", "a", "é", "Bcc:", '"', "\\", "\u2028", "<")),
      (pieces) => {
        const raw = messageTo(pieces.join(""));
        expectMail(raw);
        expect(headersOf(raw).map(([header]) => header)).toEqual(["to", "from", "subject"]);
      },
    ),
  );
});

test("a date is RFC 5322's, in UTC", () => {
  expect(mailDate(Date.parse("2027-05-12T09:30:00+02:00"))).toBe("Wed, 12 May 2027 07:30:00 +0000");
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, type Slot, slotMark, slots } from "../../hub/mail/compiled.ts";
import { compose } from "../../hub/mail/compose.ts";
import { escapeHtml } from "../../hub/mail/html.ts";
import { splice } from "../../hub/mail/splice.ts";
import { testHubConfig } from "../hub.ts";
import { parsers } from "./read.ts";
import { expectMail } from "./rules.ts";

const inBody = slots.filter((slot) => slot !== "to" && slot !== "date" && slot !== "unsubscribeUrl");
const header = {
  to: "ana@example.org",
  date: "Mon, 01 Mar 2027 12:00:00 +0000",
  unsubscribeUrl: "https://hub.example.org/unsubscribe/x",
};

/** Any text of a person: slot marks are refused at the door; a byte order mark is each parser's own affair. */
const words = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.string({
      unit: fc.constantFrom(" ", "=", ".", "\n", "é", "🌍", "&", "<b>", '"', "word ", "\t"),
      maxLength: 120,
    }),
  )
  .map((text) => text.replace(/[\uE000\uE001\uFEFF\r]/g, ""));
const values = fc.record(Object.fromEntries(inBody.map((slot) => [slot, words] as const)));
type Template = (string | { slot: Slot })[];
const template: fc.Arbitrary<Template> = fc.array(
  fc.oneof(words, fc.record({ slot: fc.constantFrom<Slot>(...inBody) })),
  { maxLength: 8 },
);
const marked = (pieces: Template) =>
  pieces.map((piece) => (typeof piece === "string" ? piece : slotMark(piece.slot))).join("");

const composed = (text: string, html: string) =>
  compose(testHubConfig, { language: "en", list: "news", text: { subject: "x", text, html } });

describe.for(Object.entries(parsers))("read by %s", ([, read]) => {
  test("a message with its slots filled is the message as if rendered for one reader", async () => {
    await fc.assert(
      fc.asyncProperty(template, template, values, async (text, html, given) => {
        const spliced = splice(await composed(marked(text), marked(html)), { ...header, ...given });
        const fill = (pieces: Template, encode: (value: string) => string) =>
          pieces.map((piece) => (typeof piece === "string" ? piece : encode(given[piece.slot] ?? ""))).join("");
        const plain = fill(text, (value) => value);
        const page = fill(html, escapeHtml);
        expectMail(spliced);
        const mail = await read(spliced);
        expect(mail).toEqual(await read(splice(await composed(plain, page), header)));
        expect({ text: mail.text, html: mail.html }).toEqual({ text: plain.trimEnd(), html: page.trimEnd() });
      }),
      { numRuns: 150 },
    );
  });
});

test("a message with an unfilled slot never leaves", async () => {
  const message = await composed(`Hello${slotMark("greetingName")}`, "x");
  expect(() => splice(message, header)).toThrow("greetingName");
  expect(() => splice(message, { ...header, greetingName: "" })).not.toThrow();
});

test("no value of a header slot makes a header of its own", async () => {
  const message = await composed("x", "x");
  for (const to of ["a\r\nBcc: x", "a\nBcc: x", "a\rx", "é", "a\r\n\r\nx", "a\u0000", "a\r\n"]) {
    expect(() => splice(message, { ...header, to })).toThrow("Not an encoded header value.");
  }
});

test("a text cut at its slots is the text again, piece by piece", () => {
  fc.assert(
    fc.property(template, (pieces) => {
      const text = marked(pieces);
      const again = cut(text, "text").map((piece) => (typeof piece === "string" ? piece : slotMark(piece.slot)));
      expect(again.join("")).toBe(text);
      const slotsOf = (all: (string | { slot: Slot })[]) =>
        all.flatMap((piece) => (typeof piece === "string" ? [] : [piece.slot]));
      expect(slotsOf(cut(text, "text"))).toEqual(slotsOf(pieces));
    }),
  );
});

test("a mark of no slot is an error, not a text", () => {
  expect(() => cut("\uE000toString\uE001", "html")).toThrow("toString");
});

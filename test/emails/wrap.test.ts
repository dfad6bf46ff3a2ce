import fc from "fast-check";
import { expect, test } from "vitest";
import { wrap } from "../../emails/text/wrap.ts";

test("wrapping breaks no word and loses none", () => {
  const word = fc.stringMatching(/^[!-~]{1,120}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const line = `Note: ${words.join(" ")}`;
      expect(wrap(line).split(/\s+/)).toEqual(line.split(/\s+/));
    }),
  );
});

test("a long address stands alone on its line", () => {
  const url = `https://a.example/${"x".repeat(90)}`;
  expect(wrap(`Everything about the meeting is on the page ${url} as always`).split("\n")).toContain(url);
});

test("non-breaking spaces hold", () => {
  const text = `${"mot ".repeat(18)}réunion\u00a0: voici la suite de la phrase`;
  expect(wrap(text)).toContain("réunion\u00a0:");
});

test("lines of a list hang below its first word, lines of a quotation keep their mark", () => {
  expect(wrap(`- ${"word ".repeat(20)}`.trim())).toMatch(/^- word.*\n {2}word/);
  expect(wrap(`> ${"word ".repeat(20)}`.trim())).toMatch(/^> word.*\n> word/);
});

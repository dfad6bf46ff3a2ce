import { expect, test } from "vitest";
import { directionOf } from "../../emails/words/index.ts";
import { everyEdition, seen } from "./rendered.ts";

test("French is set as French is: typographic apostrophes, no breakable space before : ; ? !", () => {
  const french = everyEdition.filter(({ language }) => language === "fr");
  for (const { subject, html, text } of french) {
    for (const part of [subject, seen(html), text.replace(/\s*https?:\S+/g, "")]) {
      expect(part).not.toMatch(/\p{L}'\p{L}/u);
      expect(part).not.toMatch(/\p{L}[ \n]*[ \n][:;?!»]/u);
      expect(part).not.toMatch(/[\p{L}\p{N}][;?!](?!\S*@)/u);
    }
  }
});

test("no English is left in French editions", () => {
  for (const { language, text } of everyEdition) {
    if (language === "fr") expect(text).not.toMatch(/\b(the|you|your|meeting|unsubscribe)\b/i);
  }
});

test("directions follow the script of the language", () => {
  expect(["en", "fr", "ru"].map(directionOf)).toEqual(["ltr", "ltr", "ltr"]);
  expect(["ar", "ar-MA", "he", "FA"].map(directionOf)).toEqual(["rtl", "rtl", "rtl", "rtl"]);
});

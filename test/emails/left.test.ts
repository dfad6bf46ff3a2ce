import fc from "fast-check";
import { expect, test } from "vitest";
import { capitalised, leftIn } from "../../emails/left.ts";

test.for([
  ["P0D", "today", "aujourd’hui"],
  ["P1D", "tomorrow", "demain"],
  ["P7D", "in 7 days", "dans 7 jours"],
  ["P1W", "in 7 days", "dans 7 jours"],
  ["P10D", "in 10 days", "dans 10 jours"],
  ["P14D", "in 2 weeks", "dans 2 semaines"],
  ["P20D", "in 3 weeks", "dans 3 semaines"],
  ["P21D", "in 3 weeks", "dans 3 semaines"],
  ["P90D", "in 90 days", "dans 90 jours"],
  ["PT0S", "today", "aujourd’hui"],
  ["PT20S", "in 1 minute", "dans 1 minute"],
  ["PT45M", "in 45 minutes", "dans 45 minutes"],
  ["PT1H", "in one hour", "dans une heure"],
  ["PT60M", "in one hour", "dans une heure"],
  ["PT90M", "in 90 minutes", "dans 90 minutes"],
  ["PT3H", "in 3 hours", "dans 3 heures"],
  ["PT24H", "tomorrow", "demain"],
  ["PT30H", "in 30 hours", "dans 30 heures"],
  ["PT29998M", "in 3 weeks", "dans 3 semaines"],
])("%s before the start is “%s”, « %s »", ([left = "", en, fr]) => {
  expect(leftIn("en", left)).toBe(en);
  expect(leftIn("fr", left)).toBe(fr);
});

test("a headline begins with a capital", () => {
  expect(capitalised("en", leftIn("en", "P1D"))).toBe("Tomorrow");
  expect(capitalised("fr", leftIn("fr", "PT1H"))).toBe("Dans une heure");
});

test("no number of minutes gives words about the past, next week, or a number to count on", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 180 * 1440 }), (minutes) => {
      expect(leftIn("en", `PT${minutes}M`)).toMatch(/^(tomorrow|in one hour|in \d{1,3} (minute|hour|day|week)s?)$/);
    }),
  );
});

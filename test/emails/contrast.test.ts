import { describe, expect, test } from "vitest";
import { dark, light } from "../../emails/tokens.ts";
import { textsOn } from "./grounds.ts";
import { everyEdition } from "./rendered.ts";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

test("the measure is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
});

describe.each([
  ["light", light],
  ["dark", dark],
])("in %s", (_, palette: Record<string, string>) => {
  const pairs = new Set(
    everyEdition.flatMap(({ html }) => textsOn(html).map(({ text, ground }) => `${text} ${ground}`)),
  );

  test.for([...pairs].map((pair) => pair.split(" ")))("%s on %s can be read", ([text = "", ground = ""]) => {
    expect(contrast(palette[text] ?? "", palette[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});

test("every text stands in a colour that has a dark one, on a ground that has a dark one", () => {
  for (const { html } of everyEdition) {
    const texts = textsOn(html);
    expect(texts.length).toBeGreaterThan(8);
    for (const { text, ground } of texts) {
      expect(Object.keys(dark)).toContain(text);
      expect(Object.keys(dark)).toContain(ground);
    }
  }
});

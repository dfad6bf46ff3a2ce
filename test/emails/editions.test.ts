import { describe, expect, test } from "vitest";
import { hub } from "../../emails/preview/samples.ts";
import { meetingOf } from "../../hub/editions/edition.ts";
import { everyEdition, type Rendered, slotsIn } from "./rendered.ts";

const promised = (name: string, promise: (edition: Rendered) => void) =>
  test.for(everyEdition.map((edition) => [edition.name, edition] as const))(`%s ${name}`, ([, edition]) =>
    promise(edition));

/** What the reader's clock is for: the meeting that an edition leads to, and the hours that it had. */
const clockOf = ({ sample, subjectOf }: Rendered): string[] => {
  const meeting = meetingOf(subjectOf);
  const ahead = meeting?.input.start !== undefined && subjectOf.kind !== "recap";
  const moved = ["update-moved", "update-hours", "update-end", "update-date-withdrawn", "update-several"];
  const was = moved.includes(sample);
  return [...(ahead ? ["readerWhen"] : []), ...(was ? ["readerWas"] : []), ...(ahead || was ? ["readerZone"] : [])];
};

const slotsOf = (edition: Rendered): string[] => {
  if (edition.subjectOf.kind === "confirmation") return ["confirmUrl", "greetingName"];
  return ["greetingName", "preferencesUrl", "unsubscribeUrl", ...clockOf(edition)].sort();
};

describe("what a reader sees", () => {
  promised("shows nothing of the machine", ({ subject, html, text }) => {
    for (const part of [subject, html, text]) expect(part).not.toMatch(/undefined|\bnull\b|\[object|NaN|\{\{/);
    expect(html).not.toMatch(/<!--(?!\[if mso\])/);
  });

  promised("has every slot in both parts, and no other", (edition) => {
    expect(slotsIn(edition.html)).toEqual(slotsOf(edition));
    expect(slotsIn(edition.text)).toEqual(slotsOf(edition));
  });

  promised("greets by a word, the name's slot and a comma", ({ html, text, language }) => {
    const word = language === "fr" ? "Bonjour" : "Hello";
    expect(html).toContain(`${word}<bdi>\uE000greetingName\uE001</bdi>,`);
    expect(text.startsWith(`${word}\uE000greetingName\uE001,\n`)).toBe(true);
  });

  promised("has a subject of one line without slots", ({ subject }) => {
    expect(subject).toMatch(/^\P{Cc}{10,150}$/u);
    expect(slotsIn(subject)).toEqual([]);
  });
});

describe("the page", () => {
  promised("says its language and direction on html, body and the cells that hold text", ({ html, language }) => {
    const spoken = new RegExp(`(?=[^>]*\\blang="${language}")(?=[^>]*\\bdir="ltr")`).source;
    expect(html).toMatch(new RegExp(`<html${spoken}`));
    expect(html).toMatch(new RegExp(`<body${spoken}`));
    expect(html.match(new RegExp(`<td${spoken}`, "g"))).toHaveLength(3);
  });

  promised("has one h1, and headings in order", ({ html }) => {
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  });

  promised("says which tables are layout", ({ html }) => {
    for (const [table] of html.matchAll(/<table[^>]*>/g)) expect(table).toMatch(/role="presentation"|aria-label="/);
  });

  promised("declares that it has a dark palette", ({ html }) => {
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark"/>');
    expect(html).toContain("prefers-color-scheme:dark");
  });

  promised("is far below the size at which Gmail cuts", ({ html }) => {
    expect(Buffer.byteLength(html)).toBeLessThan(90 * 1024);
  });

  promised("loads nothing from anywhere", ({ html }) => {
    expect(html).not.toMatch(/<(img|script|iframe|object|embed|form|input|link|video)\b|url\(|@import|\bsrc=/i);
  });

  promised("has links that say where they go", ({ html }) => {
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, href = "", words = ""] of links) {
      expect(href).toMatch(/^(https:\/\/|mailto:|\uE000\w+Url\uE001$)/);
      const said = words.replace(/<!--.*?-->|<[^>]+>/g, "").trim();
      expect(said).not.toMatch(/^(here|click here|link|more|ici|cliquez ici|lien|plus)$/i);
      expect(said.length).toBeGreaterThan(9);
    }
  });
});

describe("the text part", () => {
  const addresses = (html: string) =>
    [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replace(/^mailto:/, "").replaceAll("&amp;", "&"));

  promised("carries every link of the page, each whole", ({ html, text }) => {
    const words = text.split(/\s+/);
    for (const address of addresses(html)) expect(words).toContain(address);
  });

  promised("gives the addresses of the hub and of the reader a line of their own", ({ html, text }) => {
    const lines = text.split("\n").map((line) => line.trim());
    const own = addresses(html).filter((address) => address.startsWith("\uE000") || address.startsWith(hub.url));
    for (const address of own) expect(lines).toContain(address);
  });

  promised("is wrapped, without markup or trailing spaces", ({ text }) => {
    for (const line of text.split("\n")) {
      expect(line).not.toMatch(/[ \t]$/);
      if (!/https:|\uE000/.test(line)) expect(line.length).toBeLessThanOrEqual(78);
    }
    expect(text).not.toMatch(/<\/?[a-z]|&(amp|lt|gt|quot|#\d+);|\*\*|\n{3}/);
  });
});

describe("list mail", () => {
  const list = everyEdition.filter(({ subjectOf }) => subjectOf.kind !== "confirmation");
  test.for(
    list.map((edition) => [edition.name, edition] as const),
  )("%s says who writes, why, whom to ask and how to leave", ([, { html, text }]) => {
    for (const part of [html, text.replace(/\s+/g, " ")]) {
      expect(part).toContain(hub.organisation);
      expect(part).toContain(hub.contact);
      expect(part).toMatch(/You receive this message because|Vous recevez ce message parce que/);
      expect(part).toMatch(/Unsubscribe from|Se désabonner de/);
    }
  });
});

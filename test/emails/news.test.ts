import { describe, expect, test } from "vitest";
import type { EditionSubject } from "../../hub/editions/edition.ts";
import { render } from "./rendered.ts";

describe("news", () => {
  const news = (texts: object): EditionSubject => ({ kind: "news", news: { slug: "n", texts } });

  test("has its own title as subject and heading, and its body in both parts", async () => {
    const { subject, html, text } = await render(news({ en: { title: "A call for cases", body: "Write **soon**." } }));
    expect(subject).toBe("A call for cases");
    expect(html).toMatch(/<h1[^>]*>A call for cases<\/h1>/);
    expect(html).toContain("<strong>soon</strong>");
    expect(text).toContain("Write soon.");
  });

  test("in a language that it has no text in is the text that there is, words and all", async () => {
    const { html, text } = await render(news({ fr: { title: "Appel à cas", body: "Écrivez." } }), "en");
    expect(html).toContain('lang="fr"');
    expect(text).toMatch(/^Bonjour/);
    expect(text.replace(/\s+/g, " ")).toContain("les actualités de WCO Data Innovation Hub");
  });

  test("shows inboxes how its body begins, without headings and links", async () => {
    const body = "# Cases\nSee [the notes](https://a.example/x).\n\nMore.";
    const { html } = await render(news({ en: { title: "A call", body } }));
    expect(html).toMatch(/<div style="display:none[^>]*>See the notes\.<\/div>/);
  });
});

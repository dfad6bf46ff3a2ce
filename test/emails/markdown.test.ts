import { expect, test } from "vitest";
import { markdownToHtml, markdownToText } from "../../hub/editions/markdown.ts";

test("headings start below the title and skip no level", () => {
  const html = markdownToHtml("### Deep\n\n###### Deeper\n\n# Top");
  expect(html.match(/<h\d/g)).toEqual(["<h2", "<h3", "<h2"]);
});

test("styles and classes stand on the elements they are for", () => {
  const html = markdownToHtml("Hello [there](https://a.example)", { p: { class: "t" }, a: { style: 'font:"x"' } });
  expect(html).toBe('<p class="t">Hello <a href="https://a.example/" style="font:&quot;x&quot;">there</a></p>');
});

test("raw HTML is shown as it was typed, and entities mean what they say", () => {
  expect(markdownToHtml("<b>bold</b> &amp; 1 < 2")).toBe("<p>&lt;b&gt;bold&lt;/b&gt; &amp; 1 &lt; 2</p>");
  expect(markdownToText("R&amp;D <b>now</b>")).toBe("R&D <b>now</b>");
});

test("links of the text are numbered once and listed, bare addresses stay where they are", () => {
  const text = markdownToText(
    "See [one](https://a.example/1), [two](https://a.example/2), [one](https://a.example/1).",
  );
  expect(text).toBe("See one [1], two [2], one [1].\n\n[1] https://a.example/1\n[2] https://a.example/2");
  expect(markdownToText("See https://a.example/x")).toBe("See https://a.example/x");
  expect(markdownToText("Write to [us](mailto:hub@a.example)")).toBe("Write to us [1]\n\n[1] hub@a.example");
});

test("lists, quotations and breaks read like a plain mail", () => {
  expect(markdownToText("Bring:\n\n- one\n- two\n  - three\n\n> quoted\n> again")).toBe(
    "Bring:\n\n- one\n- two\n  - three\n\n> quoted\n> again",
  );
  expect(markdownToText("3. c\n4. d")).toBe("3. c\n4. d");
});

test("an image leaves its description and loads nothing", () => {
  expect(markdownToHtml("![A map](https://a.example/map.png)")).toBe("<p>A map</p>");
  expect(markdownToText("![A map](https://a.example/map.png)")).toBe("A map");
});

test("a table keeps its rows and escapes its cells", () => {
  const table = "| a | b |\n|---|:-:|\n| 1 | <i>2</i> |";
  expect(markdownToHtml(table, { cell: { class: "c" } })).toBe(
    '<table><thead><tr><th class="c">a</th><th class="c">b</th></tr></thead>' +
      '<tbody><tr><td class="c">1</td><td class="c">&lt;i&gt;2&lt;/i&gt;</td></tr></tbody></table>',
  );
  expect(markdownToText(table)).toBe("a | b\n1 | <i>2</i>");
});

import { expect, test } from "vitest";
import { meetingWith, render, slotsIn } from "./rendered.ts";

const hostile = `</style></title><script>alert(1)</script><img src=x onerror=alert(1)> "quoted" & 'so'`;

const page = async (...of: Parameters<typeof meetingWith>) =>
  (await render({ kind: "announcement", meeting: meetingWith(...of) })).html;

test("markup in any field of a meeting is shown, not run", async () => {
  const agenda = [{ start: "10:00", end: "11:00", title: hostile, detail: hostile, speakers: [hostile] }];
  const meeting = meetingWith({ title: hostile, summary: hostile, agenda }, { place: hostile });
  for (const subject of [
    { kind: "announcement", meeting } as const,
    { kind: "reminder", meeting, left: "P1D" } as const,
  ]) {
    const { html } = await render(subject);
    expect(html).not.toMatch(/<script|<img|<[^>]*\sonerror/i);
    expect(html.match(/<\/style>/g)).toHaveLength(2);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
  }
});

test.for([
  "[x](javascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](data:text/html,<script>1</script>)",
  "[x](http://plain.example)",
  "[x](//other.example)",
  "<javascript:alert(1)>",
  "![x](https://tracker.example/pixel.gif)",
  '<a href="https://raw.example" onclick="x()">x</a>',
])("a summary with %s gets no such link", async (summary) => {
  const plain = await page({ summary: "x" });
  const html = await page({ summary });
  const links = (of: string) => [...of.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url);
  expect(links(html).filter((url) => url !== "https://raw.example/")).toEqual(links(plain));
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
});

test("a quote in an address cannot leave its attribute", async () => {
  const html = await page({ summary: `[x](https://a.example/"onmouseover="x)` });
  expect(html).not.toMatch(/<a[^>]*\sonmouseover/);
});

test("slot marks written as numeric references are not slots", async () => {
  const summary = "&#xE000;confirmUrl&#xE001; &#57344;confirmUrl&#57345;";
  const { html, text } = await render({ kind: "announcement", meeting: meetingWith({ summary }) });
  expect(slotsIn(html)).not.toContain("confirmUrl");
  expect(slotsIn(text)).not.toContain("confirmUrl");
});

test.for([
  ">".repeat(9000),
  "- ".repeat(4900),
  "1. ".repeat(3000),
  "*".repeat(9000),
  "[".repeat(9000),
])("a summary nested beyond sense is still rendered (%#)", async (summary) => {
  await expect(page({ summary: `${summary}x` })).resolves.toContain("</html>");
});

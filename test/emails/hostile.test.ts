import { describe, expect, test } from "vitest";
import { last } from "../../emails/preview/samples.ts";
import type { EditionSubject } from "../../hub/editions/edition.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { meetingWith, render, seen, slotsIn } from "./rendered.ts";

const hostile = `</style></title><script>alert(1)</script><img src=x onerror=alert(1)> "quoted" & 'so'`;

/** Every kind of edition, with the same words wherever staff may write any. */
function everywhere(words: string): EditionSubject[] {
  const agenda = [{ start: "10:00", end: "11:00", title: words, detail: words, speakers: [words] }];
  const meeting = meetingWith({ title: words, summary: words, agenda }, { place: words });
  const before: Meeting = { ...meeting, input: { ...meeting.input, place: `${words} before` } };
  const sessions = [{ start: "10:00", text: words, slides: "https://slides.example/1" }];
  const recap = { ...last.recap, input: { texts: { en: { summary: words, sessions } } } };
  const note = { en: words };
  return [
    { kind: "announcement", meeting },
    { kind: "reminder", meeting, left: "P1D" },
    { kind: "update", meeting, before, note },
    { kind: "cancellation", meeting: { ...meeting, state: "cancelled" }, note },
    { kind: "recap", meeting, recap, next: meeting },
    { kind: "news", news: { slug: "news", texts: { en: { title: words, body: words } } } },
    { kind: "welcome", meeting, last: { meeting, recap } },
  ];
}

const named = (subjects: EditionSubject[]) => subjects.map((subject) => [subject.kind, subject] as const);

test.for(named(everywhere(hostile)))("markup in any field of a %s is shown, not run", async ([, subject]) => {
  const { html } = await render(subject);
  expect(html).not.toMatch(/<script|<img|<[^>]*\sonerror/i);
  expect(html.match(/<\/style>/g)).toHaveLength(2);
  expect(html.match(/<\/title>/g)).toHaveLength(1);
  expect(seen(html)).toContain("<script>alert(1)</script>");
});

const longTitle = `${"Interoperability".repeat(6)} ${"of customs data ".repeat(7)}`.slice(0, 200).trim();

test.for(named(everywhere(longTitle)))("a title of 200 characters stands whole in a %s", async ([, subject]) => {
  const { html, text } = await render(subject);
  expect(seen(html)).toContain(longTitle);
  expect(text.replace(/\s+/g, " ")).toContain(longTitle);
  for (const [heading] of html.matchAll(/<h[1-4]\b[^>]*>/g)) expect(heading).toContain("overflow-wrap:break-word");
});

const place = "مقر المنظمة، بروكسل";
const speaker = "ليلى حداد";

test("a place and a speaker that read from the right turn nothing around", async () => {
  const agenda = [{ start: "10:00", end: "11:00", title: "Governance", speakers: [speaker] }];
  const meeting = meetingWith({ agenda }, { place });
  const before: Meeting = { ...meeting, input: { ...meeting.input, place: `${place} 2` } };
  const recap = {
    ...last.recap,
    input: { texts: { en: { summary: "x", sessions: [{ start: "10:00", text: "x" }] } } },
  };
  for (const subject of [
    { kind: "announcement", meeting },
    { kind: "update", meeting, before },
    { kind: "cancellation", meeting },
    { kind: "recap", meeting, recap, next: meeting },
    { kind: "welcome", meeting, last: { meeting, recap } },
  ] satisfies EditionSubject[]) {
    const html = (await render(subject)).html.replace(/<div style="display:none.*?<\/div>/, "");
    const apart = html.split("<bdi>").flatMap((part, i) => (i === 0 ? [part] : part.split("</bdi>").slice(1)));
    expect(html).toContain(`<bdi>${place}</bdi>`);
    expect(apart.join("")).not.toMatch(new RegExp(`${place}|${speaker}`));
  }
});

const links = (of: string) => [...of.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url);

describe.for([
  "[x](javascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](data:text/html,<script>1</script>)",
  "[x](http://plain.example)",
  "[x](//other.example)",
  "<javascript:alert(1)>",
  "![x](https://tracker.example/pixel.gif)",
  '<a href="https://raw.example" onclick="x()">x</a>',
])("%s", (markdown) => {
  test.for(named(everywhere("x")).map(([kind], i) => [kind, i] as const))("gets a %s no such link", async ([, i]) => {
    const [plain, with_] = [everywhere("x")[i], everywhere(markdown)[i]];
    if (!plain || !with_) throw new Error("There is no such edition.");
    const html = (await render(with_)).html;
    expect(links(html).filter((url) => url !== "https://raw.example/")).toEqual(links((await render(plain)).html));
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
  });
});

test("a quote in an address cannot leave its attribute", async () => {
  for (const subject of everywhere(`[x](https://a.example/"onmouseover="x)`)) {
    expect((await render(subject)).html).not.toMatch(/<a[^>]*\sonmouseover/);
  }
});

test("slot marks written as numeric references are not slots", async () => {
  for (const subject of everywhere("&#xE000;confirmUrl&#xE001; &#57344;confirmUrl&#57345;")) {
    const { html, text } = await render(subject);
    expect(slotsIn(html)).not.toContain("confirmUrl");
    expect(slotsIn(text)).not.toContain("confirmUrl");
  }
});

test.for([
  ">".repeat(9000),
  "- ".repeat(4900),
  "1. ".repeat(3000),
  "*".repeat(9000),
  "[".repeat(9000),
])("a summary, a recap and news nested beyond sense are still rendered (%#)", async (nested) => {
  const markdown = `${nested}x`;
  const recap = { ...last.recap, input: { texts: { en: { summary: markdown, sessions: [] } } } };
  for (const subject of [
    { kind: "announcement", meeting: meetingWith({ summary: markdown }) },
    { kind: "recap", ...last, recap },
    { kind: "welcome", last: { ...last, recap } },
    { kind: "news", news: { slug: "n", texts: { en: { title: "News", body: markdown } } } },
  ] satisfies EditionSubject[]) {
    expect((await render(subject)).html).toContain("</html>");
  }
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { crowd, subscribed } from "../kit/factories.ts";
import { type Cli, createCli } from "./cli.ts";

let cli: Cli;
beforeEach(async () => {
  cli = await createCli();
  const [first, second] = crowd(2);
  if (!first || !second) throw new Error("Two were asked for.");
  await subscribed(cli.hub, { ...first, topics: ["recaps", "announcements"] }, { ...second, topics: ["news"] });
});
afterEach(() => cli.close());

const mailedTo = () => cli.hub.outbox.list().map(({ to }) => to[0]);

describe("a recap", () => {
  const example = "docs/examples/recap.yaml";
  beforeEach(async () => {
    await cli.run("meetings", "put", "docs/examples/meeting.yaml");
    await cli.run("announce", "dih-6", "--yes");
    await cli.hub.drain();
    cli.hub.clock.set("2027-05-12T15:00:00Z");
  });

  test("as in the manual goes to those who chose recaps, once it was said to how many", async () => {
    const asked = await cli.run("recap", "dih-6", example);
    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining("--yes") });
    expect(asked.out).toMatch(
      /^To 1 subscriber who chose recaps\n {2}en {2}\S.*6th meeting.*\n {2}fr {2}\S.*6e réunion/,
    );
    const sent = await cli.run("recap", "dih-6", example, "--yes");
    expect(sent).toMatchObject({ code: 0, err: "", out: expect.stringContaining("recap-dih-6 is planning.") });
    await cli.hub.drain();
    expect(mailedTo()).toEqual(["reader-0@example.org", "reader-0@example.org"]);
    const again = await cli.run("recap", "dih-6", cli.file("r.yaml", "texts: { en: { summary: Other } }"), "--yes");
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining("again") });
  });

  test("of a session that is not on the agenda is refused with its line", async () => {
    const file = cli.file("recap.yaml", 'texts:\n  en:\n    summary: Short\n    sessions:\n      - start: "09:00"\n');
    const { code, err } = await cli.run("recap", "dih-6", file, "--yes");
    expect(code).toBe(1);
    expect(err).toMatch(/recap\.yaml: .*\n {2}line 5 {2}texts\.en\.sessions\.0\.start {2}No session/);
  });

  test("as a draft waits for approval", async () => {
    const { out } = await cli.run("recap", "dih-6", example, "--draft", "--yes", "--json");
    expect(JSON.parse(out)).toMatchObject({ send: { id: "recap-dih-6", status: "draft" } });
  });
});

describe("news", () => {
  const example = "docs/examples/news.yaml";

  test("as in the manual goes to those who chose news, once it was said to how many", async () => {
    const asked = await cli.run("news", "send", example);
    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining("--yes") });
    expect(asked.out).toMatch(/^To 1 subscriber who chose news\n {2}en {2}.*pilot.*\n {2}fr {2}.*essai/);
    const sent = await cli.run("news", "send", example, "--yes");
    expect(sent).toMatchObject({ code: 0, err: "", out: expect.stringContaining("news-call-for-pilots is planning.") });
    await cli.hub.drain();
    expect(mailedTo()).toEqual(["reader-1@example.org"]);
  });

  const wrong: [string, string, RegExp][] = [
    ["without a title", "slug: pilots\ntexts:\n  en:\n    body: Soon\n", /line 4 +texts\.en\.title/],
    ["whose slug is none", "slug: A b\ntexts: { en: { title: t, body: b } }\n", /line 1 +slug/],
    ["without a slug", "texts: { en: { title: t, body: b } }\n", /slug +This field is needed/],
    ["without texts", "slug: pilots\n", /needs texts in at least one language \(en, fr\)/],
    ["in another language only", "slug: pilots\ntexts: { de: { title: t, body: b } }\n", /needs texts/],
    ["that is no YAML", "slug: pilots\ntexts: [", /well-formed YAML.\s+line 2/],
    [
      "with an option in it",
      "slug: p\ntexts: { en: { title: t, body: b } }\ndraft: true\n",
      /line 3 +draft +There is no/,
    ],
  ];
  test.each(wrong)("%s is refused with its line", async (_, content, message) => {
    const { code, err } = await cli.run("news", "send", cli.file("news.yaml", content), "--yes");
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(mailedTo()).toEqual([]);
  });

  test("at an instant that is none names the option", async () => {
    const { code, err } = await cli.run("news", "send", example, "--at", "tomorrow", "--yes");
    expect(code).toBe(1);
    expect(err).toMatch(/\n {2}at +Write an instant/);
  });
});

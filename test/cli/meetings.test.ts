import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { crowd, subscribed } from "../kit/factories.ts";
import { type Cli, createCli } from "./cli.ts";

let cli: Cli;
beforeEach(async () => {
  cli = await createCli();
});
afterEach(() => cli.close());

const example = "docs/examples/meeting.yaml";

test("the example of the manual is kept, listed, shown and announced", async () => {
  await subscribed(cli.hub, ...crowd(3));
  const put = await cli.run("meetings", "put", example);
  expect(put).toMatchObject({ code: 0, err: "" });
  expect(put.out).toContain("dih-6 is kept: draft, revision 1, Wednesday, 12 May 2027, 09:30–16:30 (UTC+02:00)");
  expect((await cli.run("meetings", "list")).out).toMatch(/^MEETING +STATE +WHEN +TITLE\ndih-6 +draft +Wednesday/);
  expect((await cli.run("meetings", "show", "dih-6")).out).toMatch(/Languages +en, fr/);

  const announced = await cli.run("announce", "dih-6", "--yes");
  expect(announced.out).toContain("To 3 subscribers who chose announcements");
  expect(announced.out).toContain("announcement-dih-6-r1 is planning.");
  await cli.hub.drain();
  expect(cli.hub.outbox.count()).toBe(3);
});

describe("announcing", () => {
  test("without somebody to ask sends nothing and says how to go on", async () => {
    await cli.run("meetings", "put", example);
    const { code, err } = await cli.run("announce", "dih-6");
    expect(code).toBe(1);
    expect(err).toContain("--yes");
    expect((await cli.hub.context.store.sends.list({ status: "planning" }, 10)).items).toEqual([]);
  });

  test("as a draft waits for approval", async () => {
    await cli.run("meetings", "put", example);
    expect((await cli.run("announce", "dih-6", "--draft", "--yes")).out).toContain("is draft");
    expect((await cli.run("sends", "approve", "announcement-dih-6-r1")).out).toContain("is planning now");
  });

  test("a changed meeting needs --again", async () => {
    await cli.run("meetings", "put", example);
    await cli.run("announce", "dih-6", "--yes");
    const month = "slug: dih-6\nmonth: 2027-06\nzone: Europe/Brussels\ntexts: { en: { title: Later } }\n";
    expect((await cli.run("meetings", "put", cli.file("later.yaml", month))).out).toContain("June 2027 (no day yet)");
    const refused = await cli.run("announce", "dih-6", "--yes");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("add --again") });
    expect((await cli.run("announce", "dih-6", "--yes", "--again")).code).toBe(0);
  });

  test("at an instant that is none names the field", async () => {
    await cli.run("meetings", "put", example);
    const { code, err } = await cli.run("announce", "dih-6", "--at", "tomorrow", "--yes");
    expect(code).toBe(1);
    expect(err).toMatch(/\n {2}at +Write an instant/);
  });
});

describe("a meeting file", () => {
  test("with wrong fields is refused with their lines", async () => {
    const file = cli.file(
      "wrong.yaml",
      [
        "slug: dih-6",
        "start: 2027-05-12T09:30:00",
        "end: 2027-05-12T08:30:00",
        "zone: Europe/Brussels",
        "texts:",
        "  en:",
        "    title: Sixth",
      ].join("\n"),
    );
    const { code, err } = await cli.run("meetings", "put", file);
    expect(code).toBe(1);
    expect(err).toMatch(/line 3 +end +A meeting ends after it starts\./);
    expect(await cli.hub.context.store.meetings.list()).toEqual([]);
  });

  const unreadable: [string, string | Uint8Array, RegExp][] = [
    ["that is no YAML", "slug: dih-6\ntexts: [", /well-formed YAML.\s+line 2/],
    ["that says a thing twice", "slug: a\nslug: b\n", /line 2.*unique/],
    ["without a slug", "title: x\n", /needs a slug/],
    ["that is empty", "", /needs a slug/],
    ["that is not text", new Uint8Array([0xff, 0xfe, 0x41]), /not UTF-8/],
    ["of aliases without end", aliases(), /alias/i],
  ];
  test.each(unreadable)("%s is refused in one line", async (_, content, message) => {
    const { code, err } = await cli.run("meetings", "put", cli.file("meeting.yaml", content));
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("may be JSON", async () => {
    const json = { slug: "dih-6", month: "2027-06", zone: "Europe/Brussels", texts: { en: { title: "Sixth" } } };
    const file = cli.file("meeting.json", JSON.stringify(json, null, "\t"));
    const put = await cli.run("meetings", "put", file, "--json");
    expect(JSON.parse(put.out)).toMatchObject({ ...json, texts: { en: { title: "Sixth" } }, state: "draft" });
  });
});

function aliases(): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 9; i += 1)
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return ["slug: dih-6", ...lines].join("\n");
}

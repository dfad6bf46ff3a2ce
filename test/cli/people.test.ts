import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";
import { type Cli, createCli } from "./cli.ts";

let cli: Cli;
beforeEach(async () => {
  cli = await createCli();
});
afterEach(() => cli.close());

const header = "email,name,language,zone,topics,confirmedAt,source";
const line = (email: string, name = "") =>
  `${email},${name},en,Europe/Brussels,announcements;reminders,2024-10-09T12:00:00Z,sign-up sheet`;
const known = async () => (await cli.hub.context.store.subscribers.list({}, 1000)).items;

describe("an import", () => {
  test("takes a file over in batches, and once more without harm", async () => {
    const people = Array.from({ length: 450 }, (_, i) => line(`reader-${i}@example.org`));
    const file = cli.file("people.csv", [`\uFEFF${header}`, ...people, ""].join("\r\n"));
    const first = await cli.run("subscribers", "import", file, "--yes");
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("Imported: 450 active") });
    const again = await cli.run("subscribers", "import", file, "--yes");
    expect(again.out).toContain(
      "Imported: 0 active with their earlier confirmation, 0 to be asked to confirm, 450 known",
    );
    expect(await known()).toHaveLength(450);
  });

  test("that is a dry run imports nothing", async () => {
    const file = cli.file("people.csv", [header, line("a@example.org")].join("\n"));
    const { out } = await cli.run("subscribers", "import", file, "--dry-run");
    expect(out).toContain("1 active");
    expect(await known()).toEqual([]);
  });

  test("with nobody to ask imports nothing", async () => {
    const file = cli.file("people.csv", [header, line("a@example.org")].join("\n"));
    expect(await cli.run("subscribers", "import", file)).toMatchObject({
      code: 1,
      err: expect.stringContaining("--yes"),
    });
    expect(await known()).toEqual([]);
  });

  test("with a wrong line far down takes nobody, and names the line of the file", async () => {
    const people = Array.from({ length: 300 }, (_, i) =>
      line(`reader-${i}@example.org`, i === 0 ? '"two\nlines"' : ""),
    );
    const file = cli.file("people.csv", [header, ...people, "no address,,en,Nowhere,news,,"].join("\n"));
    const { code, err } = await cli.run("subscribers", "import", file, "--yes");
    expect(code).toBe(1);
    expect(err).toMatch(/line 3 +name +A name is one line/);
    expect(err).toMatch(/line 303 +zone /);
    expect(await known()).toEqual([]);
  });

  test("separated by semicolons, with columns in another order and without the optional ones", async () => {
    const file = cli.file("people.csv", "Zone;Email;Topics;Language\nEurope/Paris;a@example.org;news recaps;fr\n");
    const { out } = await cli.run("subscribers", "import", file, "--yes", "--json");
    expect(JSON.parse(out)).toEqual({ active: 0, pending: 1, unchanged: 0 });
    expect(await known()).toMatchObject([
      { state: "pending", profile: { topics: ["news", "recaps"], language: "fr" } },
    ]);
  });

  const bad: [string, string, RegExp][] = [
    ["is empty", "", /is empty/],
    ["has nobody", `${header}\n`, /no people/],
    ["has a column that nobody knows", `${header},phone\n`, /line 1 +phone +No such column/],
    ["lacks a column", "email,name\na@example.org,A\n", /line 1 +zone +This column is needed/],
    ["has a line that is too short", `${header}\na@example.org\n`, /line 2 +There are 1 cells/],
    ["has somebody twice", [header, line("a@example.org"), line("A@example.org")].join("\n"), /line 3 +email .*line 2/],
    ["leaves a quote open", `${header}\n"a@example.org,x\n`, /not well-formed CSV/],
  ];
  test.each(bad)("is refused when the file %s", async (_, content, message) => {
    const { code, err } = await cli.run("subscribers", "import", cli.file("people.csv", content), "--yes");
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(await known()).toEqual([]);
  });
});

test("a person's history says what was sent and what became of it", async () => {
  const [id = ""] = await subscribed(cli.hub, { email: "bounce@simulator.amazonses.com" });
  expect((await cli.run("subscribers", "history", id)).out).toContain("Nothing was sent to this person.");
  await putMeeting(cli.hub.context, aMeeting());
  await announce(cli.hub.context, "dih-5", { by: "staff" });
  await cli.hub.drain();
  const { out } = await cli.run("subscribers", "history", id);
  expect(out).toMatch(/announcement-dih-5-r1 +2027-03-01 12:00 UTC +finished +bounced +permanent/);
  const asJson = JSON.parse((await cli.run("subscribers", "history", id, "--json")).out);
  expect(asJson).toMatchObject([{ send: "announcement-dih-5-r1", meeting: "dih-5", reason: "permanent" }]);
});

test("people are added, listed, exported and erased", async () => {
  await subscribed(cli.hub, { email: "ana@example.org", name: "Ana" });
  const added = await cli.run("subscribers", "add", "bo@example.org", "--topics", "news,recaps");
  expect(added.out).toContain("is pending");
  expect((await cli.run("subscribers", "list", "--state", "active")).out).toMatch(/ active +ana@example.org +Ana +en/);

  const file = join(cli.folder, "everybody.jsonl");
  expect((await cli.run("subscribers", "export", file)).code).toBe(0);
  expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(2);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await cli.run("subscribers", "export", file)).toMatchObject({
    code: 1,
    err: expect.stringContaining("--force"),
  });

  const ana = (await known()).find(({ state }) => state === "active")?.id ?? "";
  expect((await cli.run("subscribers", "erase", ana)).code).toBe(1);
  expect((await cli.run("subscribers", "erase", ana, "--yes")).out).toContain("is forgotten");
  expect((await known()).find(({ id }) => id === ana)).toMatchObject({ state: "erased" });
});

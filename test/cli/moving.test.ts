import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { crowd, subscribed } from "../kit/factories.ts";
import { type Cli, createCli } from "./cli.ts";

const example = "docs/examples/meeting.yaml";

let cli: Cli;
beforeEach(async () => {
  cli = await createCli();
  await subscribed(cli.hub, ...crowd(3));
  await cli.run("meetings", "put", example);
});
afterEach(() => cli.close());

async function announced(): Promise<void> {
  await cli.run("announce", "dih-6", "--yes");
  await cli.hub.drain();
}

/** The example a week later, in French another title. */
function moved(): Promise<{ out: string }> {
  const text = readFileSync(example, "utf8").replaceAll("2027-05-12T", "2027-05-19T");
  return cli.run(
    "meetings",
    "put",
    cli.file("moved.yaml", text.replace("title: 6e réunion", "title: Sixième réunion")),
  );
}

async function afterAWhile(): Promise<void> {
  cli.hub.machine.advance("PT10M");
  await cli.hub.tick();
  await cli.hub.drain();
}

const mailed = () => cli.hub.outbox.count();

describe("a meeting that was announced and moves", () => {
  beforeEach(announced);

  test("has a notice wait, and says how to add to it, send it now or suppress it", async () => {
    const { out } = await moved();
    expect(out).toContain("dih-6 is kept: scheduled, revision 3, Wednesday, 19 May 2027");
    expect(out).toMatch(
      /are told what has changed \(start, end, texts\.fr\.title\), soon after 2027-03-01 12:10:\d\d UTC/,
    );
    for (const remedy of ["--note-en", "--now", "--suppress"]) {
      expect(out).toMatch(new RegExp(`npm run hub -- meetings notice dih-6 .*${remedy}`));
    }
    expect((await cli.run("meetings", "show", "dih-6")).out).toMatch(/Told +announcement-dih-6-r1.*\n.*soon after/);
    const shown = (await cli.run("meetings", "notice", "dih-6")).out;
    expect(shown).toContain("start: 2027-05-12T09:30:00 → 2027-05-19T09:30:00\n");
    expect(JSON.parse((await cli.run("meetings", "notice", "dih-6", "--json")).out)).toMatchObject({
      changes: [{}, {}, {}],
    });
  });

  test("says its sentences, which are given one language at a time or together, and leaves when it may", async () => {
    await moved();
    await cli.run("meetings", "notice", "dih-6", "--note-en", "The room was taken.");
    const { out } = await cli.run("meetings", "notice", "dih-6", "--note-fr", "La salle était prise.");
    expect(out).toMatch(/in en: The room was taken\.\n.*in fr: La salle était prise\./);
    const asked = await cli.run("meetings", "notice", "dih-6", "--now");
    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining("Tell at least 3 readers now?") });
    expect(mailed()).toBe(3);
    const sent = await cli.run("meetings", "notice", "dih-6", "--now", "--yes");
    expect(sent.out).toContain("npm run hub -- sends show update-dih-6-r3");
    await cli.hub.drain();
    expect(mailed()).toBe(6);
    expect((await cli.run("meetings", "notice", "dih-6")).out).toContain("No notice waits");
  });

  test("tells nobody when that is suppressed", async () => {
    await moved();
    expect((await cli.run("meetings", "notice", "dih-6", "--suppress", "--yes")).out).toContain("Nobody is told");
    await afterAWhile();
    expect(mailed()).toBe(3);
    expect(await cli.run("meetings", "notice", "dih-6", "--now", "--yes")).toMatchObject({
      code: 1,
      err: expect.stringContaining("No notice waits"),
    });
  });

  test("cannot be silent and speak at once", async () => {
    const { code, err } = await cli.run("meetings", "notice", "dih-6", "--suppress", "--note-en", "x");
    expect(code).toBe(1);
    expect(err).toMatch(/^error: .*--suppress.*cannot be used with/);
  });
});

describe("cancelling", () => {
  test("says to how many and by which words before it asks", async () => {
    await announced();
    const { code, out, err } = await cli.run("meetings", "cancel", "dih-6");
    expect(code).toBe(1);
    expect(out).toMatch(
      /At least 3 were told of it, and read now:\n {2}en {2}\S.*6th meeting.*\n {2}fr {2}\S.*6e réunion/,
    );
    expect(err).toMatch(/Cancel this meeting\?.*--yes/);
    expect((await cli.hub.context.store.meetings.get("dih-6"))?.state).toBe("scheduled");
  });

  test("tells those who were told, and can be taken back", async () => {
    await announced();
    const cancelled = await cli.run("meetings", "cancel", "dih-6", "--note-en", "Too few could come.", "--yes");
    expect(cancelled.out).toContain("dih-6 is cancelled, revision 3.");
    expect(cancelled.out).toContain("cancellation-dih-6-r3 is planning.");
    expect(cancelled.out).toContain("npm run hub -- meetings reinstate dih-6");
    await cli.hub.drain();
    expect(mailed()).toBe(6);
    const asked = await cli.run("meetings", "reinstate", "dih-6");
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining("3 read that it is cancelled") });
    const revived = await cli.run("meetings", "reinstate", "dih-6", "--yes");
    expect(revived.out).toMatch(
      /dih-6 takes place after all: scheduled, revision 4\.\n.*told that it takes place after all, soon after/,
    );
    await afterAWhile();
    expect(mailed()).toBe(9);
  });

  test("in silence, or what nobody knew of, writes to nobody", async () => {
    expect((await cli.run("meetings", "cancel", "dih-6")).out).toContain("No mail about it has reached anybody.");
    await announced();
    const { out } = await cli.run("meetings", "cancel", "dih-6", "--no-notify", "--yes");
    expect(out).toContain("Nobody is written to.");
    await afterAWhile();
    expect(mailed()).toBe(3);
  });
});

test("the history reads as what was and what is, line by line where texts are long", async () => {
  await announced();
  await moved();
  const longer = readFileSync(example, "utf8").replace("Six months of pilots", "A year of pilots");
  await cli.run("meetings", "put", cli.file("longer.yaml", longer));
  const { out } = await cli.run("meetings", "history", "dih-6");
  expect(out).toMatch(/^Revision 4, 2027-03-01 12:00 UTC, scheduled\n/);
  expect(out).toMatch(/\n {2}texts\.en\.summary:\n {4}- Six months of pilots.*\n {4}\+ A year of pilots/);
  expect(out).toContain("\n  start: 2027-05-12T09:30:00 → 2027-05-19T09:30:00\n");
  expect(out).toContain("\nRevision 2, 2027-03-01 12:00 UTC, scheduled\n  state: draft → scheduled\n");
  expect(out.trimEnd()).toMatch(/\nRevision 1, 2027-03-01 12:00 UTC, draft$/);
  const json = JSON.parse((await cli.run("meetings", "history", "dih-6", "--json")).out);
  expect(json).toMatchObject([{ revision: 4 }, { revision: 3 }, { revision: 2 }, { revision: 1, changes: [] }]);
});

test("the reminders are planned on two clocks, with how many and where", async () => {
  const zones = ["Africa/Lagos", "Africa/Algiers", "Africa/Tunis"];
  await subscribed(cli.hub, ...zones.map((zone, i) => ({ email: `far-${i}@example.org`, zone })));
  const { out } = await cli.run("meetings", "reminders", "dih-6");
  expect(out).toMatch(/^WHEN +IN EUROPE\/BRUSSELS +REMINDER +READERS +STATE +OF\n/);
  expect(out).toMatch(/2027-05-11 07:00 UTC +2027-05-11 09:00 \(UTC\+02:00\) +P1D@09:00 +3 +ahead +Europe\/Brussels\n/);
  expect(out).toMatch(/2027-05-12 06:30 UTC .* PT1H +6 +ahead +Africa\/Algiers, Africa\/Lagos and 2 more\n/);
  const json = JSON.parse((await cli.run("meetings", "reminders", "dih-6", "--json")).out);
  expect(json.at(-1)).toMatchObject({ offset: "PT1H", recipients: 6 });
});

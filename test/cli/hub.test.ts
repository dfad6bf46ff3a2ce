import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { type Cli, createCli } from "./cli.ts";

const send = "announcement-dih-5-r1";

let cli: Cli;
beforeAll(async () => {
  cli = await createCli();
  await subscribed(cli.hub, ...crowd(60), { email: "bounce@simulator.amazonses.com" });
  await putMeeting(cli.hub.context, aMeeting());
  await announce(cli.hub.context, "dih-5", { by: "staff" });
  await cli.hub.drain();
});
afterAll(() => cli.close());

describe("finding the hub", () => {
  const nowhere: [string, Record<string, string>, RegExp][] = [
    ["where none runs", { DATA_DIR: "/nowhere" }, /No hub found: \/nowhere\/local\.json .*npm start/],
    ["that was stopped", { RECONVENE_URL: "http://127.0.0.1:9", RECONVENE_TOKEN: "x" }, /does not answer.*npm start/],
    ["by an address without a token", { RECONVENE_URL: "https://hub.example.org" }, /RECONVENE_TOKEN is not/],
    ["by a token without an address", { RECONVENE_TOKEN: "x" }, /RECONVENE_URL is not/],
    [
      "where the token could be read on the way",
      { RECONVENE_URL: "http://hub.example.org", RECONVENE_TOKEN: "x" },
      /https:/,
    ],
  ];
  test.each(nowhere)("%s fails with one line", async (_, env, message) => {
    const { code, out, err } = await cli.runIn(env, "sends");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(message);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("with a token that it does not accept says so", async () => {
    const { code, err } = await cli.runIn({ RECONVENE_URL: cli.url, RECONVENE_TOKEN: "wrong" }, "audit");
    expect(code).toBe(1);
    expect(err).toMatch(/does not accept the token/);
  });
});

test("help needs no hub", async () => {
  const { code, out } = await cli.runIn({ DATA_DIR: "/nowhere" }, "sends", "recipients", "--help");
  expect(code).toBe(0);
  expect(out).toContain("--csv");
});

describe("sends", () => {
  test("are a table for people and JSON for programs", async () => {
    const table = await cli.run("sends", "--status", "finished");
    expect(table.out).toMatch(/^SEND +STATUS +CREATED +RECIPIENTS/);
    expect(table.out).toMatch(new RegExp(`${send} +finished .* 61 +0 +60 +1 `));
    const json = JSON.parse((await cli.run("sends", "--status", "finished", "--json")).out);
    expect(json).toMatchObject([{ id: send, counts: { recipients: 61 } }]);
  });

  test("show what became of whom", async () => {
    expect((await cli.run("sends", "show", send)).out).toMatch(/bounced +1\n/);
    expect(JSON.parse((await cli.run("sends", "show", send, "--json")).out)).toMatchObject({ id: send });
    const bounced = await cli.run("sends", "recipients", send, "--outcome", "bounced");
    expect(bounced.out).toMatch(/bounce@simulator\.amazonses\.com +bounced/);
    const csv = await cli.run("sends", "recipients", send, "--csv");
    expect(csv.out.trimEnd().split("\r\n")).toHaveLength(62);
    const some = await cli.run("sends", "recipients", send, "--limit", "5");
    expect(some.out).toMatch(/There are more/);
  });

  test("are paused, resumed and cancelled as their state allows", async () => {
    const { code, err } = await cli.run("sends", "pause", send);
    expect({ code, err }).toEqual({ code: 1, err: "A send that is finished cannot be paused.\n" });
    expect((await cli.run("sends", "cancel", "nothing")).err).toBe("There is no send nothing.\n");
  });
});

test("the clock is shown, advanced and set", async () => {
  cli.hub.clock.set("2027-03-02T08:30:00Z");
  expect((await cli.run("clock")).out).toContain("2027-03-02T08:30:00Z");
  await cli.run("clock", "+P7D");
  await cli.run("clock", "2027-05-12T07:00:00Z");
  await cli.run("clock", "next");
  expect(cli.clockMoves).toEqual([{ advance: "P7D" }, { set: "2027-05-12T07:00:00Z" }, { to: "next reminder" }]);
});

test("the trail says who did what", async () => {
  await cli.run("subscribers", "add", "trail@example.org");
  const { out } = await cli.run("audit");
  expect(out).toMatch(/UTC +staff +subscriber\.add +[A-Za-z0-9_-]{16}/);
  expect(out).not.toContain("trail@");
});

test("what cannot be asked is answered with usage, never with a stack trace", async () => {
  for (const args of [["nonsense"], ["announce"], ["sends", "--limit", "many"], ["meetings", "put"]]) {
    const { code, err } = await cli.run(...args);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: /);
    expect(err).not.toMatch(/\n\s+at /);
  }
});

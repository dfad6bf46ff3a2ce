import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createLog } from "../../functions/log.ts";
import type { JournalLine, SubscriberLine } from "../../hub/journal/entry.ts";
import { journalOf } from "../../hub/journal/journal.ts";
import { journalMessage } from "../../hub/journal/line.ts";
import { hasGap, lastWord } from "../../hub/restore/last-word.ts";
import { readJournal } from "../../ops/journal-folder.ts";
import { sinceTheBackup, untilTheBackup } from "./gap.ts";
import { createWorld, logAnswer, logFolder } from "./world.ts";

const stamp = { v: 1, at: "2027-03-01T12:00:00Z", by: "tick", table: "dih", keys: "key" } as const;
const beat: JournalLine = { ...stamp, kind: "beat" };

test("no function runs where Lambda is told to keep less than the journal", () => {
  for (const level of ["WARN", "ERROR", "fatal"]) {
    expect(() => createLog("dih-test", { AWS_LAMBDA_LOG_LEVEL: level })).toThrow(/its journal is at INFO/);
  }
  for (const level of ["INFO", "DEBUG", "TRACE"]) createLog("dih-test", { AWS_LAMBDA_LOG_LEVEL: level });
});

/** The log of tick, beside that of the other functions. */
function folderWith(tick: string): string {
  const folder = logFolder([beat]);
  writeFileSync(join(folder, "tick.json"), tick);
  return folder;
}

test("what functions log reads back, as the command line of AWS answers it", async () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const log = createLog("dih-test");
  log.info(journalMessage, beat);
  log.info("Messages lost their turns", { send: "reminder-dih-5" });
  spy.mockRestore();
  const events = ["START RequestId: 1", ...written.join("").split("\n")].map((message) => ({ timestamp: 1, message }));
  const lines = await readJournal(folderWith(JSON.stringify({ events, searchedLogStreams: [] }, null, 2)));
  expect(lines.filter(({ by }) => by === "tick")).toEqual([beat]);
  expect(lines.map(({ by }) => by).sort()).toEqual(["deliver", "feedback", "plan", "public", "staff", "tick"]);
});

describe("a journal is refused", () => {
  const whole = logAnswer([beat]);
  test.each([
    ["whose file is empty, as a command that failed leaves it", "", /tick.json is not a whole answer/],
    ["whose file was cut off", whole.slice(0, -20), /tick.json is not a whole answer/],
    ["of which there are more pages", whole.replace("{", '{"nextToken":"more",'), /tick.json is not a whole answer/],
    ["that is of another function", logAnswer([{ ...beat, by: "plan" }]), /tick.json is not of the function tick/],
    ["that is of something else", '{"events":[{"message":"hello"}]}', /tick.json holds no line of the journal/],
    ["with a line that lacks something", logAnswer([beat]).replace('\\"keys', '\\"kays'), /tick.json, event 1, is of/],
    [
      "of a version that nobody knows",
      logAnswer([beat]).replace('\\"v\\":1', '\\"v\\":2'),
      /tick.json, event 1, is of/,
    ],
  ])("%s", async (_, text, message) => {
    await expect(readJournal(folderWith(text))).rejects.toThrow(message);
  });

  test("of which a function's part is missing", async () => {
    const folder = logFolder([beat]);
    rmSync(join(folder, "public.json"));
    await expect(readJournal(folder)).rejects.toThrow(/public.json cannot be read/);
  });
});

test("that a function has logged nothing has to be said", async () => {
  const folder = logFolder([beat]);
  writeFileSync(join(folder, "plan.json"), '{"events":[]}');
  await expect(readJournal(folder)).rejects.toThrow(/plan.json holds no line .* --silent plan/);
  expect(await readJournal(folder, ["plan"])).toHaveLength(5);
});

let log: JournalLine[];
beforeAll(async () => {
  const world = await createWorld();
  await untilTheBackup(world);
  await sinceTheBackup(world);
  await world.hub.close();
  log = world.log;
});

test("no line of the journal holds an address, a name, or what staff wrote", () => {
  const text = JSON.stringify(log);
  expect(new Set(log.map(({ kind }) => kind))).toEqual(
    new Set(["subscriber", "meeting", "telling", "send", "beat", "start", "action"]),
  );
  for (const private_ of ["example.org", "Data Innovation", "Brussels, ", "Practitioners", "meet."]) {
    expect(text).not.toContain(private_);
  }
});

const of = (rev: number, state: SubscriberLine["state"], topics?: SubscriberLine["topics"]): SubscriberLine => ({
  ...stamp,
  kind: "subscriber",
  id: "x",
  rev,
  state,
  ...(topics ? { topics } : {}),
});

test("the last word is that of the last revision; of several lines of one, that which lets the least mail out", () => {
  expect(lastWord([])).toBeUndefined();
  expect(lastWord([of(2, "unsubscribed"), of(3, "active", ["news"])])).toMatchObject({ state: "active" });
  for (const quiet of ["pending", "unsubscribed", "bounced", "complained", "erased"] as const) {
    expect(lastWord([of(3, quiet), of(3, "active", ["news"]), of(2, "active")])).toMatchObject({ state: quiet });
  }
  expect(lastWord([of(3, "unsubscribed"), of(3, "erased")])).toMatchObject({ state: "erased" });
  expect(lastWord([of(3, "active", ["news", "recaps"]), of(3, "active", ["recaps", "reminders"])])).toMatchObject({
    topics: ["recaps"],
  });
});

test("a gap is seen where revisions do not follow each other", () => {
  expect(hasGap({ table: "dih", rev: 4 }, [])).toBe(false);
  expect(hasGap({ table: "dih", rev: 4 }, [of(5, "active"), of(5, "active"), of(6, "active")])).toBe(false);
  expect(hasGap({ table: "dih", rev: 4 }, [of(6, "active")])).toBe(true);
  expect(hasGap({ table: "dih", rev: 4 }, [of(5, "active"), of(7, "active")])).toBe(true);
});

test("lines may come twice and in any order", () => {
  const once = journalOf(log);
  const again = journalOf([...log].reverse().concat(log));
  for (const part of ["meetings", "told", "sends", "beats"] as const) expect(again[part]).toEqual(once[part]);
  for (const [id, entries] of once.subscribers) {
    expect(lastWord(again.subscribers.get(id) ?? [])).toEqual(lastWord(entries));
  }
});

import { beforeAll, expect, test, vi } from "vitest";
import { createLog } from "../../functions/log.ts";
import type { JournalEntry, SubscriberEntry } from "../../hub/journal/entry.ts";
import { journalOf } from "../../hub/journal/journal.ts";
import { journalMessage } from "../../hub/journal/line.ts";
import { hasGap, lastWord } from "../../hub/restore/last-word.ts";
import { readJournal } from "../../ops/journal-file.ts";
import { sinceTheBackup, untilTheBackup } from "./gap.ts";
import { createWorld, temporaryFile } from "./world.ts";

const beat: JournalEntry = { kind: "beat", at: "2027-03-01T12:00:00Z" };

test("what functions log reads back, as lines of the log and as the command line of AWS answers it", async () => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const log = createLog("dih-test");
  log.info(journalMessage, beat);
  log.info("Messages lost their turns", { send: "reminder-dih-5" });
  spy.mockRestore();
  const lines = written.join("");
  expect(lines).toContain(journalMessage);
  const events = lines.split("\n").map((message) => ({ timestamp: 1, message }));
  const files = [
    temporaryFile("lines.txt", `START RequestId: 1\n${lines}REPORT RequestId: 1\n`),
    temporaryFile("answer.json", JSON.stringify({ events, searchedLogStreams: [] }, null, 2)),
  ];
  for (const file of files) expect(await readJournal([file])).toEqual([beat]);
  expect(await readJournal(files)).toEqual([beat, beat]);
});

test("a line of the journal that cannot be read is refused, with its place", async () => {
  const broken = JSON.stringify({ message: journalMessage, data: { kind: "subscriber", id: "x" } });
  const file = temporaryFile("lines.txt", `\n${broken}\n`);
  await expect(readJournal([file])).rejects.toThrow(/lines.txt, line 2, is of the journal and cannot be read/);
});

let log: JournalEntry[];
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
    new Set(["subscriber", "meeting", "telling", "send", "beat", "action"]),
  );
  for (const private_ of ["example.org", "Data Innovation", "Brussels, ", "Practitioners", "meet."]) {
    expect(text).not.toContain(private_);
  }
});

const of = (rev: number, state: SubscriberEntry["state"], topics?: SubscriberEntry["topics"]): SubscriberEntry => ({
  kind: "subscriber",
  id: "x",
  rev,
  state,
  ...(topics ? { topics } : {}),
  at: beat.at,
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
  expect(hasGap(4, [])).toBe(false);
  expect(hasGap(4, [of(5, "active"), of(5, "active"), of(6, "active")])).toBe(false);
  expect(hasGap(4, [of(6, "active")])).toBe(true);
  expect(hasGap(4, [of(5, "active"), of(7, "active")])).toBe(true);
});

test("lines may come twice and in any order", () => {
  const once = journalOf(log);
  const again = journalOf([...log].reverse().concat(log));
  for (const part of ["meetings", "told", "sends", "span"] as const) expect(again[part]).toEqual(once[part]);
  for (const [id, entries] of once.subscribers) {
    expect(lastWord(again.subscribers.get(id) ?? [])).toEqual(lastWord(entries));
  }
});

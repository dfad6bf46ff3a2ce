import { beforeAll, expect, test } from "vitest";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { NotInService } from "../../hub/restore/identity.ts";
import { restore } from "../../hub/restore/restore.ts";
import { readJournal } from "../../ops/journal-folder.ts";
import { Crash, withFuse } from "../scenarios/year/crash.ts";
import { confirms, idOf, sinceTheBackup, untilTheBackup } from "./gap.ts";
import { moveTo, noProgress, recovered } from "./tables.ts";
import { afterwards, forget, logFolder, lose, type Past, restoreOn, type World } from "./world.ts";

let past: Past;
beforeAll(async () => {
  past = await lose(untilTheBackup, sinceTheBackup);
  return () => forget(past);
});

/** Restores, and dies at its nth write, made or not. True when it came to that. */
async function diesAt(world: World, table: string, folder: string, writes: number, made: boolean): Promise<boolean> {
  const store = createStore(world.hub.database, table);
  withFuse(store).light(writes, made);
  const context = { ...world.hub.context, store };
  try {
    const madeAt = context.clock.now().toString();
    const otherTable = async () => undefined;
    const journal = await readJournal(folder);
    await restore(context, { journal, suppressed: [], madeAt, otherTable, progress: noProgress });
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  }
}

test("cut off at any write and run again, it comes to the same; until then no function runs", async () => {
  const world = await afterwards(past);
  const { hub } = world;
  const journal = logFolder(world.log);
  let writes = 0;
  for (; ; writes += 1) {
    const table = await recovered(hub, past.folder);
    const made = writes % 2 === 0;
    if (!(await diesAt(world, table, journal, writes, made))) break;
    moveTo(hub, table);
    await expect(hub.tick()).rejects.toThrow(NotInService);
    // Once more, a little further on; then it may end.
    await diesAt(world, table, journal, 5, !made);
    hub.machine.advance("PT3M");
    await restoreOn(world, table, { journal });
    await hub.tick();
    await confirms(world, "zoe");
    await hub.drain();
    expect(world.mail(), `after ${writes} writes`).toEqual([]);
    await isAsItShouldBe(world);
  }
  expect(writes).toBeGreaterThan(30);
}, 240_000);

async function isAsItShouldBe(world: World): Promise<void> {
  const { subscribers, meetings, sends, due } = world.hub.context.store;
  const names = ["ana", "bob", "chi", "joe", "zoe"];
  const states = await Promise.all(names.map((name) => subscribers.get(idOf(world, name))));
  expect(states.map((one) => one?.state)).toEqual(["unsubscribed", "erased", "bounced", "erased", "active"]);
  expect(await meetings.get("dih-5")).toMatchObject({ stale: "told", revision: 4, told: [{}, { kind: "update" }] });
  expect((await sends.list({ status: "missed" }, 9)).items).toHaveLength(1);
  expect((await sends.list({ status: "running" }, 9)).items.map(({ id }) => id).sort()).toEqual([
    "confirmation",
    "welcome",
  ]);
  for (const clock of ["machine", "chunks"] as const) {
    expect((await due.due(clock, "9999", 9)).filter(({ kind }) => kind === "chunk")).toEqual([]);
  }
}

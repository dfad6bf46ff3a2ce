import { rmSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { NotInService } from "../../hub/restore/identity.ts";
import { restore } from "../../hub/restore/restore.ts";
import { readJournal } from "../../ops/journal-folder.ts";
import { Crash, withFuse } from "../scenarios/year/crash.ts";
import { idOf, sinceTheBackup, untilTheBackup } from "./gap.ts";
import { moveTo, noProgress, recovered } from "./tables.ts";
import { afterwards, logFolder, lose, type Past, restoreOn, type World } from "./world.ts";

let past: Past;
beforeAll(async () => {
  past = await lose(untilTheBackup, sinceTheBackup);
  return () => rmSync(past.folder, { recursive: true, force: true });
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
  let [crashes, writes] = [0, 0];
  for (let dies = true; dies; writes += 4) {
    const world = await afterwards(past);
    const table = await recovered(world.hub, past.folder);
    const journal = logFolder(world.log);
    const made = writes % 2 === 0;
    dies = await diesAt(world, table, journal, writes, made);
    if (!dies) break;
    crashes += 1;
    moveTo(world.hub, table);
    await expect(world.hub.tick()).rejects.toThrow(NotInService);
    // Once more, a little further on; then it may end.
    await diesAt(world, table, journal, 5, !made);
    world.hub.machine.advance("PT3M");
    await restoreOn(world, table, { journal });
    await world.live("2027-04-28T14:00:00Z", 60);
    expect(world.mail(), `after ${writes} writes`).toEqual([]);
    const { subscribers, meetings, sends } = world.hub.context.store;
    const states = await Promise.all(
      ["ana", "bob", "chi", "joe", "zoe"].map((name) => subscribers.get(idOf(world, name))),
    );
    expect(states.map((one) => one?.state)).toEqual(["unsubscribed", "erased", "bounced", "erased", "active"]);
    expect(await meetings.get("dih-5")).toMatchObject({ stale: "told", revision: 4, told: [{}, { kind: "update" }] });
    expect((await sends.list({ status: "missed" }, 9)).items).toHaveLength(1);
    expect((await sends.list({ status: "running" }, 9)).items.map(({ id }) => id).sort()).toEqual([
      "confirmation",
      "welcome",
    ]);
  }
  expect(crashes).toBeGreaterThan(5);
}, 120_000);

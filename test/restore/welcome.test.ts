import { expect, onTestFinished, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { cancelMeeting } from "../../hub/meetings/cancel.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";
import { confirms, signsUp } from "./gap.ts";
import { moveTo, recovered } from "./tables.ts";
import { afterwards, forget, lose, restoreOn, type World } from "./world.ts";

/** dih-5 was announced; zoe and yan have signed up, and yan has confirmed; zoe confirms when the backup is made. */
async function lost() {
  const past = await lose(
    async (world) => {
      const { hub } = world;
      await subscribed(hub, { email: "ana@example.org" });
      await putMeeting(hub.context, aMeeting({ reminders: [] }));
      await announce(hub.context, "dih-5", { by: "staff" });
      await hub.drain();
      hub.machine.advance("PT1H");
      await hub.tick();
      await signsUp(world, "zoe");
      await signsUp(world, "yan");
      await hub.drain();
      await confirms(world, "yan");
    },
    async (world) => {
      await confirms(world, "zoe");
      await world.hub.drain();
    },
  );
  onTestFinished(() => forget(past));
  const world = await afterwards(past);
  return { world, table: await recovered(world.hub, past.folder) };
}

async function goesOn(world: World, table: string): Promise<void> {
  await restoreOn(world, table);
  moveTo(world.hub, table);
  await world.live("2027-03-01T16:00:00Z");
  expect(world.mail()).toEqual([]);
}

test("who learnt of a meeting by the welcome, before the backup or after it, hears that it is cancelled", async () => {
  const { world, table } = await lost();
  await goesOn(world, table);
  await cancelMeeting(world.hub.context, "dih-5");
  await world.live("2027-03-01T18:00:00Z");
  expect(world.mail()).toEqual(["cancellation ana", "cancellation yan", "cancellation zoe"]);
});

test("who was confirmed since gets no second welcome", async () => {
  const { world, table } = await lost();
  await goesOn(world, table);
  await confirms(world, "zoe");
  await world.hub.drain();
  expect(world.mail()).toEqual([]);
});

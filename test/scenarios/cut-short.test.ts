import { expect, onTestFinished, test } from "vitest";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { aMeeting } from "../kit/factories.ts";
import { beginStory } from "./story.ts";

test("moved while it is being announced: half are told what changed, the other half are invited to what is true", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  const { context } = story.hub;
  const names = ["ana", "ben", "kai", "lea", "mia", "noa"];
  await story.readers(Object.fromEntries(names.map((name) => [name, "Europe/Brussels"])));
  await story.put();
  const { send } = context.mailer;
  let accepted = 0;
  context.mailer.send = async (message, mayLeave) => {
    if (message.tags.kind === "announcement" && accepted === 3) {
      accepted += 1;
      await putMeeting(context, aMeeting({ start: "2027-05-13T09:30:00", end: "2027-05-13T16:30:00" }));
      await attendMeeting(context, "dih-5");
      return { result: "later", reason: "Throttling" };
    }
    accepted += 1;
    return send(message, mayLeave);
  };
  context.delivery.waveSize = 1;
  await story.announce();
  await story.until("2027-03-01T13:00:00Z");
  const mail = await story.mail();
  const got = (what: string) => mail.filter((line) => line.endsWith(what)).map((line) => line.split(" ")[1]);
  const before = mail.filter((line) => line === `2027-03-01T12:00Z ${line.split(" ")[1]} announcement`);
  expect(before).toHaveLength(3);
  expect(got("update")).toEqual(before.map((line) => line.split(" ")[1]));
  expect(got("announcement").sort()).toEqual(names);
  expect(mail).toHaveLength(9);
});

import { expect, onTestFinished, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { beginStory, type Story } from "./story.ts";

async function announced(): Promise<Story> {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await story.announce();
  await story.mail();
  return story;
}

const of = (name: string, mail: string[]) => mail.filter((line) => line.includes(` ${name} `));

test("who joins between announcement and start gets the meeting with the welcome, and no back-dated reminder", async () => {
  const story = await announced();
  await story.until("2027-05-11T12:00:00Z");
  await story.mail();
  await story.joins("zoe");
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-11T12:00Z zoe confirmation",
    "2027-05-11T12:00Z zoe welcome with the meeting",
    "2027-05-12T06:30Z ana reminder PT1H",
    "2027-05-12T06:30Z zoe reminder PT1H",
  ]);
});

test("who joins while it is being announced gets it once: with the welcome", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await announce(story.hub.context, "dih-5", { by: "staff" });
  const plan = story.hub.jobs.splice(0);
  story.hub.machine.advance("PT2S");
  await story.joins("zoe");
  story.hub.jobs.push(...plan);
  await story.hub.drain();
  expect(await story.mail()).toEqual([
    "2027-03-01T12:00Z ana announcement",
    "2027-03-01T12:00Z zoe confirmation",
    "2027-03-01T12:00Z zoe welcome with the meeting",
  ]);
});

test("who was told by the welcome is told when the meeting moves, and when it is cancelled", async () => {
  const story = await announced();
  await story.until("2027-04-01T12:00:00Z");
  await story.joins("zoe");
  await story.mail();
  await story.put({ place: "Room 2" });
  await story.until("2027-04-02T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-04-01T12:10Z ana update", "2027-04-01T12:10Z zoe update"]);
  await story.cancel();
  expect(await story.mail()).toEqual(["2027-04-02T00:00Z ana cancellation", "2027-04-02T00:00Z zoe cancellation"]);
});

test("who joins before the announcement, and after the start, gets a plain welcome", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.put();
  await story.joins("early");
  await story.until("2027-03-01T12:05:00Z");
  await story.announce();
  await story.until("2027-05-12T08:00:00Z");
  await story.joins("late");
  const mail = await story.mail();
  expect(of("early", mail).slice(0, 3)).toEqual([
    "2027-03-01T12:00Z early confirmation",
    "2027-03-01T12:00Z early welcome",
    "2027-03-01T12:05Z early announcement",
  ]);
  expect(of("late", mail)).toEqual(["2027-05-12T08:00Z late confirmation", "2027-05-12T08:00Z late welcome"]);
});

test("after a cancellation the welcome speaks of the meeting no more", async () => {
  const story = await announced();
  await story.cancel();
  await story.mail();
  await story.joins("zoe");
  expect(await story.mail()).toEqual(["2027-03-01T12:00Z zoe confirmation", "2027-03-01T12:00Z zoe welcome"]);
});

import { expect, onTestFinished, test } from "vitest";
import { beginStory, type Story } from "./story.ts";

async function reminded(): Promise<Story> {
  const story = await beginStory("2027-04-20T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland", lea: "Europe/Brussels" });
  await story.put();
  await story.announce();
  await story.until("2027-05-01T12:00:00Z");
  await story.mail();
  return story;
}

test("cancelled after a reminder: those who were told are told, and no reminder follows", async () => {
  const story = await reminded();
  await story.leaves("lea");
  await story.cancel();
  await story.cancel();
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-01T12:00Z ana cancellation", "2027-05-01T12:00Z kai cancellation"]);
});

test("cancelled before anybody was told, nobody hears of it", async () => {
  const story = await beginStory("2027-04-20T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await story.cancel();
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([]);
});

test("a cancellation is taken back: those who were told hear that it takes place, and are reminded again", async () => {
  const story = await reminded();
  await story.cancel();
  await story.until("2027-05-03T12:00:00Z");
  await story.mail();
  await story.reinstate();
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-03T12:10Z ana update",
    "2027-05-03T12:10Z kai update",
    "2027-05-03T12:10Z lea update",
    "2027-05-10T21:00Z kai reminder P1D@09:00",
    "2027-05-11T07:00Z ana reminder P1D@09:00",
    "2027-05-11T07:00Z lea reminder P1D@09:00",
    "2027-05-12T06:30Z ana reminder PT1H",
    "2027-05-12T06:30Z kai reminder PT1H",
    "2027-05-12T06:30Z lea reminder PT1H",
  ]);
});

test("taken back while the cancellation can still be undone, nobody hears of either", async () => {
  const story = await reminded();
  story.hub.context.delivery.undoAbove = 1;
  await story.cancel();
  await story.reinstate();
  await story.until("2027-05-02T00:00:00Z");
  expect(await story.mail()).toEqual([]);
});

test("an update that waits gives way to the cancellation", async () => {
  const story = await reminded();
  await story.put({ place: "Room 1" });
  await story.until("2027-05-01T12:05:00Z");
  await story.cancel();
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-01T12:05Z ana cancellation",
    "2027-05-01T12:05Z kai cancellation",
    "2027-05-01T12:05Z lea cancellation",
  ]);
});

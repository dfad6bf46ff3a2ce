import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

const later = { start: "2027-05-26T09:30:00", end: "2027-05-26T16:30:00" };

test("a meeting moves later, past an offset: that reminder comes again, for the new date", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await story.announce();
  await story.until("2027-05-03T12:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-03-01T12:00Z ana announcement",
    "2027-04-28T07:00Z ana reminder P14D@09:00",
  ]);
  await story.put(later);
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-03T12:10Z ana update",
    "2027-05-12T07:00Z ana reminder P14D@09:00",
    "2027-05-25T07:00Z ana reminder P1D@09:00",
    "2027-05-26T06:30Z ana reminder PT1H",
  ]);
});

test("it moves after the day-before reminder: those who got it are told, and reminded again in time", async () => {
  const story = await beginStory("2027-05-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put();
  await story.announce();
  await story.until("2027-05-11T08:00:00Z");
  expect((await story.mail()).slice(2)).toEqual([
    "2027-05-10T21:00Z kai reminder P1D@09:00",
    "2027-05-11T07:00Z ana reminder P1D@09:00",
  ]);
  await story.put({ start: "2027-05-14T09:30:00", end: "2027-05-14T16:30:00" });
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-11T08:10Z ana update",
    "2027-05-11T08:10Z kai update",
    "2027-05-12T21:00Z kai reminder P1D@09:00",
    "2027-05-13T07:00Z ana reminder P1D@09:00",
    "2027-05-14T06:30Z ana reminder PT1H",
    "2027-05-14T06:30Z kai reminder PT1H",
  ]);
});

test("whoever knows it only from a reminder is told as well, and who was never told is not", async () => {
  const story = await beginStory("2027-05-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await story.announce();
  // On the list by import, without a welcome.
  await story.readers({ kai: "Pacific/Auckland", lea: "America/New_York" });
  await story.until("2027-05-11T12:00:00Z");
  expect((await story.mail()).slice(1)).toEqual([
    "2027-05-10T21:00Z kai reminder P1D@09:00",
    "2027-05-11T07:00Z ana reminder P1D@09:00",
  ]);
  await story.put(later);
  await story.until("2027-05-11T12:30:00Z");
  expect(await story.mail()).toEqual(["2027-05-11T12:10Z ana update", "2027-05-11T12:10Z kai update"]);
});

import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

test("a meeting is announced: to all who chose announcements and are still there, at once, and once", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland", lea: "America/New_York" });
  await story.leaves("lea");
  await story.put();
  expect(await story.mail()).toEqual([]);
  await story.announce();
  await story.announce();
  expect(await story.mail()).toEqual(["2027-03-01T12:00Z ana announcement", "2027-03-01T12:00Z kai announcement"]);
  await story.until("2027-04-01T12:00:00Z");
  expect(await story.mail()).toEqual([]);
});

test("announced so late that a reminder's time has passed, that one was never promised", async () => {
  const story = await beginStory("2027-05-11T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await story.announce();
  await story.until("2027-05-13T12:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-11T12:00Z ana announcement", "2027-05-12T06:30Z ana reminder PT1H"]);
  expect(await story.missed()).toEqual([]);
});

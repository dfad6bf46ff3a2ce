import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

test("reminders go out by themselves, at nine on each reader's own clock and an hour before", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland", ravi: "Asia/Kolkata" });
  await story.put();
  await story.announce();
  await story.mail();
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-04-27T21:00Z kai reminder P14D@09:00",
    "2027-04-28T03:30Z ravi reminder P14D@09:00",
    "2027-04-28T07:00Z ana reminder P14D@09:00",
    "2027-05-10T21:00Z kai reminder P1D@09:00",
    "2027-05-11T03:30Z ravi reminder P1D@09:00",
    "2027-05-11T07:00Z ana reminder P1D@09:00",
    "2027-05-12T06:30Z ana reminder PT1H",
    "2027-05-12T06:30Z kai reminder PT1H",
    "2027-05-12T06:30Z ravi reminder PT1H",
  ]);
  expect(await story.missed()).toEqual([]);
});

test("whoever leaves between two reminders gets no more of them", async () => {
  const story = await beginStory("2027-05-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put();
  await story.announce();
  await story.until("2027-05-11T12:00:00Z");
  await story.mail();
  await story.leaves("kai");
  await story.until("2027-05-13T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-12T06:30Z ana reminder PT1H"]);
});

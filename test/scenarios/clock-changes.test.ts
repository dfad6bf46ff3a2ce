import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

const plan = [{ before: "P1D", at: "09:00" }, { before: "P1D" }, { before: "PT12H" }];
const texts = { en: { title: "A meeting after the clocks have changed" } };

test("the clocks go forward in Europe the night before: nine stays nine, a day stays 24 hours", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland", tim: "America/New_York" });
  // Sunday, 28 March 2027: from 02:00 to 03:00 in Brussels. The meeting is at 07:00 UTC.
  await story.put({ start: "2027-03-28T09:00:00", end: "2027-03-28T10:00:00", reminders: plan, texts });
  await story.announce();
  await story.mail();
  await story.until("2027-04-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    // Auckland, summer time until 4 April: 20:00 on 28 March there.
    "2027-03-26T20:00Z kai reminder P1D@09:00",
    "2027-03-27T07:00Z ana reminder P1D",
    "2027-03-27T07:00Z kai reminder P1D",
    "2027-03-27T07:00Z tim reminder P1D",
    "2027-03-27T08:00Z ana reminder P1D@09:00",
    // New York, summer time since 14 March: 03:00 on 28 March there.
    "2027-03-27T13:00Z tim reminder P1D@09:00",
    "2027-03-27T19:00Z ana reminder PT12H",
    "2027-03-27T19:00Z kai reminder PT12H",
    "2027-03-27T19:00Z tim reminder PT12H",
  ]);
});

test("the clocks go back in Europe the night before", async () => {
  const story = await beginStory("2027-10-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", ben: "Africa/Lagos" });
  // Sunday, 31 October 2027: from 03:00 to 02:00 in Brussels. The meeting is at 08:00 UTC.
  await story.put({ start: "2027-10-31T09:00:00", end: "2027-10-31T10:00:00", reminders: plan, texts });
  await story.announce();
  await story.mail();
  await story.until("2027-11-02T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-10-30T07:00Z ana reminder P1D@09:00",
    "2027-10-30T08:00Z ana reminder P1D",
    // His nine o'clock is the same instant: one reminder is enough.
    "2027-10-30T08:00Z ben reminder P1D",
    "2027-10-30T20:00Z ana reminder PT12H",
    "2027-10-30T20:00Z ben reminder PT12H",
  ]);
  expect(await story.missed()).toEqual(["P1D@09:00 due 2027-10-30T08:00Z"]);
});

import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

const month = { month: "2027-05", start: undefined, end: undefined, texts: { en: { title: "5th meeting" } } };

test("a save-the-month has no entry and no reminder; once it has a day, those who were told hear it", async () => {
  const story = await beginStory("2026-11-23T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put(month);
  await story.announce();
  await story.until("2027-02-01T09:00:00Z");
  expect(await story.mail()).toEqual(["2026-11-23T12:00Z ana announcement", "2026-11-23T12:00Z kai announcement"]);
  const announcement = await story.hub.context.store.editions.compiled("announcement-dih-5-r1", "en");
  expect(JSON.stringify(announcement)).not.toContain("text/calendar");
  await story.put();
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-02-01T09:10Z ana update",
    "2027-02-01T09:10Z kai update",
    "2027-04-27T21:00Z kai reminder P14D@09:00",
    "2027-04-28T07:00Z ana reminder P14D@09:00",
    "2027-05-10T21:00Z kai reminder P1D@09:00",
    "2027-05-11T07:00Z ana reminder P1D@09:00",
    "2027-05-12T06:30Z ana reminder PT1H",
    "2027-05-12T06:30Z kai reminder PT1H",
  ]);
});

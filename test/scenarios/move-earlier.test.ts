import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

const earlier = { start: "2027-05-05T09:30:00", end: "2027-05-05T16:30:00" };

test("a meeting moves a week earlier: a notice ten minutes later, reminders of the new date alone", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put();
  await story.announce();
  await story.until("2027-04-01T09:00:00Z");
  await story.mail();
  await story.put(earlier);
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-04-01T09:10Z ana update",
    "2027-04-01T09:10Z kai update",
    "2027-04-20T21:00Z kai reminder P14D@09:00",
    "2027-04-21T07:00Z ana reminder P14D@09:00",
    "2027-05-03T21:00Z kai reminder P1D@09:00",
    "2027-05-04T07:00Z ana reminder P1D@09:00",
    "2027-05-05T06:30Z ana reminder PT1H",
    "2027-05-05T06:30Z kai reminder PT1H",
  ]);
});

test("moved so near that an offset of the new date has passed, that one is not sent late, nor called missed", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put();
  await story.announce();
  await story.until("2027-04-25T12:00:00Z");
  await story.mail();
  await story.put(earlier);
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-04-25T12:10Z ana update",
    "2027-05-04T07:00Z ana reminder P1D@09:00",
    "2027-05-05T06:30Z ana reminder PT1H",
  ]);
  expect(await story.missed()).toEqual([]);
});

test("moved to within two hours, everybody is told at once", async () => {
  const story = await beginStory("2027-05-10T09:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels" });
  await story.put({ start: "2027-05-11T14:00:00", end: "2027-05-11T17:00:00", texts: withoutAgenda });
  await story.announce();
  await story.until("2027-05-11T10:00:00Z");
  await story.mail();
  await story.put({ start: "2027-05-11T13:30:00", end: "2027-05-11T17:00:00", texts: withoutAgenda });
  expect(await story.mail()).toEqual(["2027-05-11T10:00Z ana update"]);
  await story.until("2027-05-12T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-11T10:30Z ana reminder PT1H"]);
});

const withoutAgenda = { en: { title: "An afternoon on risk analysis" } };

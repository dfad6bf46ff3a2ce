import { expect, onTestFinished, test } from "vitest";
import { beginStory, type Story } from "./story.ts";

async function announced(): Promise<Story> {
  const story = await beginStory("2027-05-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put();
  await story.announce();
  await story.mail();
  return story;
}

test("down over a due time and back within the grace: it goes out late, to each once", async () => {
  const story = await announced();
  await story.downUntil("2027-05-11T12:00:00Z");
  await story.until("2027-05-11T18:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-11T12:00Z ana reminder P1D@09:00",
    "2027-05-11T12:00Z kai reminder P1D@09:00",
  ]);
  expect(await story.missed()).toEqual([]);
});

test("back past the grace: missed, for staff to see, and never sent; of two that are due only the nearest goes out", async () => {
  const story = await announced();
  await story.downUntil("2027-05-12T06:45:00Z");
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-12T06:45Z ana reminder PT1H", "2027-05-12T06:45Z kai reminder PT1H"]);
  expect(await story.missed()).toEqual(["P1D@09:00 due 2027-05-10T21:00Z", "P1D@09:00 due 2027-05-11T07:00Z"]);
});

test("back after the start: nothing goes out at all", async () => {
  const story = await announced();
  await story.downUntil("2027-05-12T07:31:00Z");
  await story.until("2027-06-01T00:00:00Z");
  expect(await story.mail()).toEqual([]);
  expect(await story.missed()).toHaveLength(3);
});

test("down as a notice falls due: it is sent when the service is back", async () => {
  const story = await announced();
  await story.put({ place: "Room 1" });
  await story.downUntil("2027-05-02T12:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-02T12:00Z ana update", "2027-05-02T12:00Z kai update"]);
});

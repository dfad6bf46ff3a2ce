import { expect, onTestFinished, test } from "vitest";
import { decideNotice } from "../../hub/meetings/notice.ts";
import { aMeeting } from "../kit/factories.ts";
import { beginStory, type Story } from "./story.ts";

async function announced(): Promise<Story> {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put();
  await story.announce();
  await story.mail();
  return story;
}

test("three quick edits make one notice, ten minutes after the last", async () => {
  const story = await announced();
  await story.put({ place: "Room 1" });
  await story.until("2027-03-01T12:04:00Z");
  await story.put({ place: "Room 1", start: "2027-05-12T10:00:00" });
  await story.until("2027-03-01T12:08:00Z");
  await story.put({ place: "Room 2", start: "2027-05-12T10:00:00" });
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-03-01T12:18Z ana update", "2027-03-01T12:18Z kai update"]);
});

test("whoever goes on editing puts a notice off for half an hour and no longer", async () => {
  const story = await announced();
  for (let minute = 5; minute < 50; minute += 5) {
    await story.until(`2027-03-01T12:${String(minute).padStart(2, "0")}:00Z`);
    await story.put({ place: `Room ${minute}` });
  }
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-03-01T12:35Z ana update",
    "2027-03-01T12:35Z kai update",
    "2027-03-01T12:55Z ana update",
    "2027-03-01T12:55Z kai update",
  ]);
});

test("a change that is taken back within ten minutes is told to nobody", async () => {
  const story = await announced();
  await story.put({ start: "2027-05-12T10:00:00" });
  await story.until("2027-03-01T12:05:00Z");
  await story.put();
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual([]);
});

test("an edit of the texts alone makes no notice", async () => {
  const story = await announced();
  const { texts } = aMeeting();
  await story.put({ texts: { ...texts, en: { title: "The 5th meeting", summary: "Corrected." } } });
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual([]);
});

test("staff suppress a notice; the next change tells from what readers know to what is true", async () => {
  const story = await announced();
  await story.put({ place: "Room 1" });
  await decideNotice(story.hub.context, "dih-5", { suppress: true });
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual([]);
  await story.put({ place: "Room 2" });
  await story.until("2027-03-03T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-03-02T00:10Z ana update", "2027-03-02T00:10Z kai update"]);
});

test("an added reminder whose time has just passed goes out late; one that is too late is shown as missed", async () => {
  const story = await announced();
  await story.until("2027-05-10T12:00:00Z");
  await story.mail();
  // That of two weeks before has gone out, and is neither sent nor missed now.
  const plan = [
    { before: "P14D", at: "09:00" },
    { before: "P7D", at: "09:00" },
    { before: "P2D", at: "12:00" },
    { before: "PT1H" },
  ];
  await story.put({ reminders: plan });
  await story.until("2027-05-13T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-10T12:00Z ana reminder P2D@12:00",
    "2027-05-10T12:00Z kai reminder P2D@12:00",
    "2027-05-12T06:30Z ana reminder PT1H",
    "2027-05-12T06:30Z kai reminder PT1H",
  ]);
  expect(await story.missed()).toEqual(["P7D@09:00 due 2027-05-04T21:00Z", "P7D@09:00 due 2027-05-05T07:00Z"]);
});

import { expect, onTestFinished, test } from "vitest";
import { beginStory } from "./story.ts";

test("readers on both sides of the date line are reminded at nine on their own day before", async () => {
  const story = await beginStory("2027-05-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers({
    // +14:00: 21:30 on 12 May there.
    ioane: "Pacific/Kiritimati",
    // −11:00: 20:30 on 11 May there.
    sefa: "Pacific/Pago_Pago",
    // +12:45.
    mere: "Pacific/Chatham",
    // −09:30.
    teva: "Pacific/Marquesas",
  });
  await story.put({ reminders: [{ before: "P1D", at: "09:00" }] });
  await story.announce();
  await story.mail();
  await story.until("2027-05-13T00:00:00Z");
  expect(await story.mail()).toEqual([
    "2027-05-10T18:30Z teva reminder P1D@09:00",
    "2027-05-10T19:00Z ioane reminder P1D@09:00",
    "2027-05-10T20:00Z sefa reminder P1D@09:00",
    "2027-05-10T20:15Z mere reminder P1D@09:00",
  ]);
});

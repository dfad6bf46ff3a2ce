import { afterEach, beforeEach, expect, test } from "vitest";
import { draftOf } from "../../hub/meetings/put.ts";
import { reminderPlan } from "../../hub/meetings/reminder-plan.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

const planOf = (changes: Record<string, unknown>) =>
  reminderPlan(hub.context, draftOf(aMeeting(changes), hub.clock.now()));

test("a plan lists each instant, with how many get it there", async () => {
  await subscribed(
    hub,
    ...crowd(20),
    { email: "kai@example.org", zone: "Pacific/Auckland" },
    { email: "mere@example.org", zone: "Pacific/Auckland" },
    { email: "lea@example.org", zone: "America/New_York", topics: ["announcements"] },
  );
  const reminders = [{ before: "P1D", at: "09:00" }, { before: "PT1H" }];
  expect(await planOf({ reminders })).toEqual([
    { offset: "P1D@09:00", due: "2027-05-10T21:00:00Z", zones: ["Pacific/Auckland"], recipients: 2, state: "ahead" },
    { offset: "P1D@09:00", due: "2027-05-11T07:00:00Z", zones: ["Europe/Brussels"], recipients: 20, state: "ahead" },
    {
      offset: "PT1H",
      due: "2027-05-12T06:30:00Z",
      zones: ["Europe/Brussels", "Pacific/Auckland"],
      recipients: 22,
      state: "ahead",
    },
  ]);
});

test("what has passed, and what would follow the start, says so", async () => {
  await subscribed(hub, { email: "kai@example.org", zone: "Pacific/Auckland" });
  hub.clock.set("2027-05-11T00:00:00Z");
  const reminders = [
    { before: "P1D", at: "09:00" },
    { before: "P0D", at: "23:00" },
  ];
  expect((await planOf({ reminders })).map(({ offset, state }) => [offset, state])).toEqual([
    ["P1D@09:00", "past"],
    ["P0D@23:00", "after"],
  ]);
});

test("a month without a day has no reminders", async () => {
  const month = { month: "2027-05", start: undefined, end: undefined, texts: { en: { title: "5th meeting" } } };
  expect(await planOf(month)).toEqual([]);
});

import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { instant, iso } from "../../hub/clock.ts";
import { meetingInput } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { offsetKey, type ReminderOffset } from "../../hub/meetings/reminder-offset.ts";
import { dueGroups, dueIn, nextLook, remindersOf } from "../../hub/meetings/reminders.ts";
import { spanOf } from "../../hub/meetings/times.ts";
import { aKeptMeeting } from "../storage/samples.ts";

const everyZone = Intl.supportedValuesOf("timeZone");
const extremes = [
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/St_Johns",
];
const zone = fc.oneof(fc.constantFrom(...extremes), fc.constantFrom(...everyZone));
const offset: fc.Arbitrary<ReminderOffset> = fc.oneof(
  fc
    .tuple(fc.nat(40), fc.constantFrom("00:00", "09:00", "18:30", "23:59"))
    .map(([n, at]) => ({ before: `P${n}D`, at })),
  fc.integer({ min: 1, max: 3000 }).map((n) => ({ before: `PT${n}M` })),
);

/** A scheduled meeting with its reminders, and how long before its start it was scheduled. */
const meetings: fc.Arbitrary<Meeting> = fc
  .record({
    zone,
    minute: fc.integer({ min: 0, max: 5 * 525_600 }),
    reminders: fc.uniqueArray(offset, { maxLength: 4, selector: offsetKey }),
    ahead: fc.integer({ min: 1, max: 30 * 1440 }),
  })
  .map(({ minute, ahead, ...rest }) => {
    const start = Temporal.PlainDateTime.from("2026-01-01T00:00").add({ minutes: minute });
    const local = (time: Temporal.PlainDateTime) => time.toString({ smallestUnit: "minute" });
    const texts = { en: { title: "x" } };
    const end = local(start.add({ hours: 30 }));
    const parsed = meetingInput.safeParse({ slug: "m", ...rest, start: local(start), end, texts });
    return parsed.success ? { input: parsed.data, ahead } : undefined;
  })
  .filter((made) => made !== undefined)
  .map(({ input, ahead }) => {
    const { remindedThrough: _, ...meeting } = aKeptMeeting({ slug: "m" });
    return { ...meeting, input, armedAt: iso(startOf({ ...meeting, input }).subtract({ minutes: ahead })) };
  });

function startOf({ input }: Meeting): Temporal.Instant {
  const span = spanOf(input);
  if (!span) throw new Error("No start.");
  return span.start.toInstant();
}

function duesIn(meeting: Meeting, here: string): { key: string; due: Temporal.Instant }[] {
  const span = spanOf(meeting.input);
  if (!span) return [];
  return remindersOf(meeting).map((one) => ({ key: offsetKey(one), due: dueIn(span.start, one, here) }));
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;

test("the planner's next look is never later than what falls due next in any zone", () => {
  fc.assert(
    fc.property(meetings, zone, (meeting, here) => {
      const through = instant(meeting.armedAt ?? "");
      const next = duesIn(meeting, here)
        .map(({ due }) => due)
        .filter((due) => isAfter(due, through) && isAfter(startOf(meeting), due))
        .sort(Temporal.Instant.compare)[0];
      fc.pre(next !== undefined);
      const look = nextLook(meeting);
      expect(look?.clock).toBe("hub");
      expect(look && isAfter(instant(look.at), next)).toBe(false);
    }),
    { numRuns: 1500 },
  );
});

test("a draft, a cancelled meeting and a month without a day are never looked at", () => {
  const { remindedThrough: _, ...meeting } = aKeptMeeting({ armedAt: "2027-01-01T00:00:00Z" });
  expect(nextLook(meeting)).toBeDefined();
  expect(nextLook({ ...meeting, state: "draft" })).toBeUndefined();
  expect(nextLook({ ...meeting, state: "cancelled" })).toBeUndefined();
  const texts = { en: { title: "x" } };
  const month = meetingInput.parse({ slug: "m", zone: "Europe/Brussels", month: "2027-05", texts });
  expect(nextLook({ ...meeting, input: month })).toBeUndefined();
  expect(dueGroups({ ...meeting, input: month }, everyZone, instant("2027-05-02T00:00:00Z"))).toEqual([]);
});

/** Tick after tick as the DUE index wakes it, each so many minutes apart, until the meeting starts. */
function remindersSent(scheduled: Meeting, zones: string[], everyMinutes: number) {
  const start = startOf(scheduled);
  const sent: { key: string; zone: string; at: Temporal.Instant; due: Temporal.Instant; missed: boolean }[] = [];
  let meeting = scheduled;
  for (let now = instant(scheduled.armedAt ?? ""); ; now = now.add({ minutes: everyMinutes })) {
    const look = nextLook(meeting);
    if (!look || isAfter(now, start.add({ hours: 1 }))) return sent;
    if (isAfter(instant(look.at), now)) now = instant(look.at);
    const groups = dueGroups(meeting, zones, now);
    for (const group of groups) {
      const { due, missed } = group;
      for (const here of group.zones) sent.push({ key: offsetKey(group.offset), zone: here, at: now, due, missed });
    }
    const noted = { ...meeting, remindedThrough: iso(now) };
    if (groups.length > 0 || nextLook(noted)?.at !== look.at) meeting = noted;
  }
}

test("each reminder goes out once in each zone, at its time, never after the start, never back-dated", () => {
  fc.assert(
    fc.property(meetings, fc.uniqueArray(zone, { minLength: 1, maxLength: 6 }), (meeting, zones) => {
      const everyMinutes = 30;
      const sent = remindersSent(meeting, zones, everyMinutes);
      const [from, start] = [instant(meeting.armedAt ?? ""), startOf(meeting)];
      const promised = zones.flatMap((here) =>
        duesIn(meeting, here)
          .filter(({ due }) => isAfter(due, from) && isAfter(start, due))
          .map(({ key }) => `${here} ${key}`),
      );
      expect(sent.map((one) => `${one.zone} ${one.key}`).sort()).toEqual(promised.sort());
      for (const { at, due, missed } of sent) {
        expect(isAfter(due, at)).toBe(false);
        if (missed) continue;
        expect(isAfter(start, at)).toBe(true);
        expect(due.until(at).total("minutes")).toBeLessThanOrEqual(everyMinutes);
      }
    }),
    { numRuns: 60 },
  );
});

test("of two that fall due between two looks, a reader gets the nearer one; the other is shown as missed", () => {
  const reminders = [{ before: "P2D" }, { before: "P1D" }, { before: "PT1H" }];
  const input = meetingInput.parse({ ...aKeptMeeting().input, reminders });
  const { remindedThrough: _, ...meeting } = aKeptMeeting({ input, armedAt: "2027-05-01T00:00:00Z" });
  const groups = dueGroups(meeting, ["Asia/Kathmandu"], instant("2027-05-11T08:00:00Z"));
  expect(groups.map(({ offset: { before }, missed }) => [before, missed])).toEqual([
    ["P2D", true],
    ["P1D", false],
  ]);
});

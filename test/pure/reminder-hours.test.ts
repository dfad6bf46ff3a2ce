import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dueIn, windowOf } from "../../hub/meetings/reminders.ts";

/** The first and the last clocks on Earth, a quarter of an hour, half an hour of summer time, half an hour off. */
const odd = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"];
const zones = fc.oneof(fc.constantFrom(...odd), fc.constantFrom(...Intl.supportedValuesOf("timeZone")));
const minutes = fc.integer({ min: 0, max: 10 * 525_600 });
const startOf = (zone: string, minute: number) =>
  Temporal.PlainDateTime.from("2026-01-01T00:00").add({ minutes: minute }).toZonedDateTime(zone);
const hour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
  .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);

/** An hour that clocks in a zone skip on that day. */
const isSkipped = (local: Temporal.PlainDateTime, zone: string) =>
  !local.toZonedDateTime(zone).toPlainDateTime().equals(local);

test("an hour on the reader's clock is that hour, so many days before the day on which the meeting starts there", () => {
  fc.assert(
    fc.property(zones, zones, minutes, fc.nat(60), hour, (there, here, minute, days, at) => {
      const start = startOf(there, minute);
      const due = dueIn(start, { before: `P${days}D`, at }, here).toZonedDateTimeISO(here);
      const day = start.withTimeZone(here).toPlainDate().subtract({ days });
      expect(due.toPlainDate().toString()).toBe(day.toString());
      fc.pre(!isSkipped(day.toPlainDateTime(Temporal.PlainTime.from(at)), here));
      expect(due.toPlainTime().toString({ smallestUnit: "minute" })).toBe(at);
    }),
    { numRuns: 1500 },
  );
});

/** A meeting at noon UTC; reminders at 09:00 on both sides of the change of clocks in between. */
const changes = [
  ["Europe/Brussels", "2027-03-30", ["2027-03-29T09:00:00+02:00", "2027-03-27T09:00:00+01:00"]],
  ["Europe/Brussels", "2027-11-02", ["2027-11-01T09:00:00+01:00", "2027-10-30T09:00:00+02:00"]],
  ["America/St_Johns", "2027-03-16", ["2027-03-15T09:00:00-02:30", "2027-03-13T09:00:00-03:30"]],
  ["America/St_Johns", "2027-11-09", ["2027-11-08T09:00:00-03:30", "2027-11-06T09:00:00-02:30"]],
  ["Australia/Lord_Howe", "2027-04-06", ["2027-04-05T09:00:00+10:30", "2027-04-03T09:00:00+11:00"]],
  ["Australia/Lord_Howe", "2027-10-05", ["2027-10-04T09:00:00+11:00", "2027-10-02T09:00:00+10:30"]],
  ["Pacific/Kiritimati", "2027-05-12", ["2027-05-12T09:00:00+14:00", "2027-05-10T09:00:00+14:00"]],
  ["Pacific/Pago_Pago", "2027-05-12", ["2027-05-11T09:00:00-11:00", "2027-05-09T09:00:00-11:00"]],
  ["Asia/Kathmandu", "2027-05-12", ["2027-05-11T09:00:00+05:45", "2027-05-09T09:00:00+05:45"]],
] as const;

test.for(changes)("in %s, before a meeting on %s at noon UTC, nine o'clock is nine o'clock", ([zone, day, dues]) => {
  const start = Temporal.ZonedDateTime.from(`${day}T12:00[UTC]`);
  for (const [i, before] of ["P1D", "P3D"].entries()) {
    expect(String(dueIn(start, { before, at: "09:00" }, zone))).toBe(String(Temporal.Instant.from(dues[i] ?? "")));
  }
});

test("an hour that the clocks skip comes as soon as they have", () => {
  const start = Temporal.ZonedDateTime.from("2027-03-29T12:00[Europe/Brussels]");
  const due = dueIn(start, { before: "P1D", at: "02:30" }, "Europe/Brussels");
  expect(due.toZonedDateTimeISO("Europe/Brussels").toString()).toBe("2027-03-28T03:30:00+02:00[Europe/Brussels]");
});

test("without an hour a day is 24 hours, whatever the clocks do between", () => {
  const start = Temporal.ZonedDateTime.from("2027-03-28T12:00[Europe/Brussels]");
  for (const [before, hours] of Object.entries({ P1D: 24, P1W: 168, P1DT1H30M: 25.5, PT1H: 1, PT20S: 1 / 180 })) {
    for (const zone of odd) {
      expect(dueIn(start, { before }, zone).until(start.toInstant()).total("hours")).toBeCloseTo(hours, 9);
    }
  }
});

test("no zone's hour falls outside the window that the planner watches", () => {
  fc.assert(
    fc.property(
      zones,
      zones,
      minutes,
      fc.nat(180),
      fc.option(hour, { nil: undefined }),
      (there, here, minute, days, at) => {
        const start = startOf(there, minute);
        const offset = { before: `P${days}D`, ...(at === undefined ? {} : { at }) };
        const { from, to } = windowOf(start, offset);
        const due = dueIn(start, offset, here).epochMilliseconds;
        expect(due).toBeGreaterThanOrEqual(from.epochMilliseconds);
        expect(due).toBeLessThanOrEqual(to.epochMilliseconds);
      },
    ),
    { numRuns: 1500 },
  );
});

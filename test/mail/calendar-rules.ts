import ICAL from "ical.js";
import { expect } from "vitest";
import { calendarParsers, type ReadEvent } from "./read-calendar.ts";

/**
 * What every calendar that leaves keeps to (RFC 5545, 5546 §3.2.1, 7986), read alike by every parser.
 * The answer is its events.
 */
export function expectCalendar(content: string): ReadEvent[] {
  expectLines(content);
  expectHead(content);
  const events = calendarParsers["ical.js"].read(content);
  for (const { read, misreads } of Object.values(calendarParsers)) {
    const others = read(content);
    expect(others).toHaveLength(events.length);
    expect(others.map((other, i) => legible(other, events[i], misreads))).toEqual(
      events.map((event) => legible(event, event, misreads)),
    );
  }
  for (const event of events) expectEvent(event);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  return events;
}

/** An event without the texts that a parser is known to misread, by what they really are. */
const legible = (event: ReadEvent, really: ReadEvent = event, misreads?: RegExp): ReadEvent => ({
  ...event,
  summary: misreads?.test(really.summary) ? "" : event.summary,
  description: misreads?.test(really.description) ? "" : event.description,
  location: misreads?.test(really.location) ? "" : event.location,
});

/** RFC 5545 §3.1: lines end in CRLF, hold at most 75 octets, and are folded between characters. */
function expectLines(content: string): void {
  expect(content).toMatch(/\r\n$/);
  expect(content).not.toMatch(/\r(?!\n)|(?<!\r)\n|\uFFFD/);
  for (const line of content.split("\r\n")) {
    expect(line.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
}

function expectHead(content: string): void {
  const calendar = ICAL.Component.fromString(content);
  const value = (name: string) => String(calendar.getFirstPropertyValue(name));
  expect(calendar.name).toBe("vcalendar");
  expect(value("version")).toBe("2.0");
  expect(value("prodid")).toMatch(/^-\/\/.+\/\/.+\/\/[A-Z]{2}$/);
  expect(value("method")).toBe("PUBLISH");
  expect(calendar.getFirstProperty("refresh-interval")?.type).toBe("duration");
  expect(value("refresh-interval")).toBe("PT1H");
  expect(value("x-published-ttl")).toBe("PT1H");
  for (const event of calendar.getAllSubcomponents("vevent")) {
    for (const name of ["dtstamp", "dtstart", "dtend", "last-modified"]) {
      const time = event.getFirstPropertyValue(name);
      expect(time instanceof ICAL.Time && time.zone === ICAL.Timezone.utcTimezone, name).toBe(true);
    }
  }
}

function expectEvent(event: ReadEvent): void {
  expect(event.uid).toMatch(/^[a-z0-9-]+@[a-z0-9.-]+$/);
  expect(event.sequence).toBeGreaterThanOrEqual(0);
  expect(event.stamp).toBeGreaterThan(0);
  expect(event.end).toBeGreaterThan(event.start);
  expect(["CONFIRMED", "CANCELLED"]).toContain(event.status);
  expect(event.summary).not.toBe("");
  expect(event.organizer).toMatch(/^mailto:/);
  expect(event.attendees).toBe(0);
  expect(event.alarms).toBeLessThanOrEqual(1);
  expect(URL.parse(event.url)?.href).toBe(event.url);
  expect(["", event.url]).toContain(event.conference);
  expect(event.description).toContain(event.url);
}

/** RFC 5545 §3.7.2 and RFC 6047 §2.4: the method in the Content-Type is that of the calendar. */
export function expectCalendarType(type: string | null, content: string): void {
  const method = /\r\nMETHOD:(\w+)\r\n/.exec(content)?.[1];
  const [media, ...parameters] = (type ?? "").split(/;\s*/).map((part) => part.toLowerCase());
  expect(media).toBe("text/calendar");
  expect(parameters).toContain("charset=utf-8");
  expect(parameters.filter((one) => one.startsWith("method="))).toEqual([`method=${method?.toLowerCase()}`]);
}

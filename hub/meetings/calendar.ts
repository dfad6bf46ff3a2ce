import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { HubConfig, Language } from "../config.ts";
import { type CalendarEntry, calendarEntryOf, detailsOf, urlOf } from "./calendar-entry.ts";
import type { Meeting } from "./meeting.ts";

/** One UID for a meeting's whole life, in mail and feed. */
export const calendarUid = (hub: HubConfig, meeting: Meeting): string => `${meeting.slug}@${hub.domain}`;

/** How often those who follow it may ask again (RFC 7986 §5.7). */
const refreshSeconds = 3600;

/**
 * The calendar object of meetings (RFC 5545, METHOD:PUBLISH: to everyone, nobody as attendee).
 * Times are UTC, so no VTIMEZONE can be wrong. A save-the-month has no entry; a cancelled meeting stays with its status.
 */
export function calendarOf(hub: HubConfig, meetings: Meeting[], language: Language): string {
  const calendar = ical({
    name: hub.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: hub.organisation, product: "Reconvene", language: language.toUpperCase() },
    ttl: refreshSeconds,
  });
  const links: string[][] = [];
  for (const meeting of meetings) {
    const entry = calendarEntryOf(hub, meeting, language);
    if (!entry) continue;
    const { span, title, place } = entry;
    calendar.createEvent({
      id: calendarUid(hub, meeting),
      sequence: meeting.sequence,
      stamp: new Date(meeting.revisedAt),
      lastModified: new Date(meeting.revisedAt),
      start: new Date(span.start.epochMilliseconds),
      end: new Date(span.end.epochMilliseconds),
      summary: title,
      description: detailsOf(entry),
      status: meeting.state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: quotable(hub.name), email: hub.contact },
      ...(place === undefined ? {} : { location: place }),
    });
    links.push(linksOf(entry));
  }
  return `${withLinks(calendar.toString(), links)}\r\n`;
}

/** URL, and RFC 7986 §5.11 CONFERENCE, where clients look for the button that joins. */
const linksOf = (entry: CalendarEntry): string[] => [
  `URL;VALUE=URI:${urlOf(entry)}`,
  ...(entry.joinUrl === undefined ? [] : [`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${entry.joinUrl}`]),
];

/** Adds each event's links. ical-generator escapes URL as if it were text, and has no word for CONFERENCE. */
function withLinks(content: string, links: string[][]): string {
  // Not /^…$/m, for which U+2028 in a title begins a line as well.
  return content.replace(/(?<=\r\n)END:VEVENT(?=\r\n)/g, (end) =>
    [...(links.shift() ?? []).map(folded), end].join("\r\n"),
  );
}

/** RFC 5545 §3.2: a quoted parameter holds no quotes, and knows no escapes. */
const quotable = (name: string): string => name.replaceAll('"', "'").replaceAll("\\", "");

/** RFC 5545 §3.1: 75 octets a line, the space that continues one included. For ASCII, where octets are characters. */
const folded = (line: string): string => (line.match(/^.{1,75}|.{1,74}/g) ?? []).join("\r\n ");

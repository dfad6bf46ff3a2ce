import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { HubConfig, Language } from "../config.ts";
import { markdownToText } from "../editions/markdown.ts";
import type { Meeting } from "./meeting.ts";
import { textIn } from "./texts.ts";
import { spanOf } from "./times.ts";

/** One UID for a meeting's whole life, in mail and feed. */
export const calendarUid = (hub: HubConfig, meeting: Meeting): string => `${meeting.slug}@${hub.domain}`;

/**
 * The calendar object of meetings (RFC 5545, METHOD:PUBLISH: to everyone, nobody as attendee).
 * Times are UTC, so no VTIMEZONE can be wrong. A save-the-month has no entry; a cancelled meeting stays with its status.
 */
export function calendarOf(hub: HubConfig, meetings: Meeting[], language: Language): string {
  const calendar = ical({
    name: hub.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: hub.organisation, product: "Reconvene", language: language.toUpperCase() },
    ttl: 3600,
  });
  const dated = meetings.filter(({ input }) => spanOf(input));
  for (const meeting of dated) {
    const span = spanOf(meeting.input);
    if (!span) continue;
    const { text } = textIn(meeting, language);
    const link = `${hub.url}/meetings/${meeting.slug}`;
    const { joinUrl, place } = meeting.input;
    calendar.createEvent({
      id: calendarUid(hub, meeting),
      sequence: meeting.sequence,
      stamp: new Date(meeting.revisedAt),
      lastModified: new Date(meeting.revisedAt),
      start: new Date(span.start.epochMilliseconds),
      end: new Date(span.end.epochMilliseconds),
      summary: text.title,
      description: [markdownToText(text.summary), link].filter(Boolean).join("\n\n"),
      status: meeting.state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: hub.name, email: hub.contact },
      url: joinUrl ?? link,
      ...(place === undefined ? {} : { location: place }),
    });
  }
  return withConferences(calendar.toString(), dated);
}

/** Adds RFC 7986 §5.11 CONFERENCE, where clients look for the button that joins; ical-generator has no word for it. */
function withConferences(content: string, meetings: Meeting[]): string {
  const links = meetings.map(({ input }) => input.joinUrl);
  return content.replace(/^END:VEVENT/gm, (end) => {
    const link = links.shift();
    return link === undefined ? end : `${folded(`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${link}`)}\r\n${end}`;
  });
}

/** RFC 5545 §3.1: 75 octets a line, the space that continues one included. For ASCII, where octets are characters. */
const folded = (line: string): string => (line.match(/^.{1,75}|.{1,74}/g) ?? []).join("\r\n ");

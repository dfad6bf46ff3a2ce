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
    const link = pageOf(hub, meeting);
    const { place } = meeting.input;
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
      organizer: { name: quotable(hub.name), email: hub.contact },
      ...(place === undefined ? {} : { location: place }),
    });
  }
  const links = dated.map((meeting) => linksOf(meeting.input.joinUrl, pageOf(hub, meeting)));
  return `${withLinks(calendar.toString(), links)}\r\n`;
}

const pageOf = (hub: HubConfig, { slug }: Meeting): string => `${hub.url}/meetings/${slug}`;

/** URL, and RFC 7986 §5.11 CONFERENCE, where clients look for the button that joins. */
const linksOf = (joinUrl: string | undefined, page: string): string[] => [
  `URL;VALUE=URI:${uri(joinUrl ?? page)}`,
  ...(joinUrl === undefined ? [] : [`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${uri(joinUrl)}`]),
];

/** Adds each event's links. ical-generator escapes URL as if it were text, and has no word for CONFERENCE. */
function withLinks(content: string, links: string[][]): string {
  // Not /^…$/m, for which U+2028 in a title begins a line as well.
  return content.replace(/(?<=\r\n)END:VEVENT(?=\r\n)/g, (end) =>
    [...(links.shift() ?? []).map(folded), end].join("\r\n"),
  );
}

/** A link as RFC 3986 spells it, in ASCII: staff may paste one with letters of any script. */
const uri = (link: string): string => new URL(link).href;

/** RFC 5545 §3.2: a quoted parameter holds no quotes, and knows no escapes. */
const quotable = (name: string): string => name.replaceAll('"', "'").replaceAll("\\", "");

/** RFC 5545 §3.1: 75 octets a line, the space that continues one included. For ASCII, where octets are characters. */
const folded = (line: string): string => (line.match(/^.{1,75}|.{1,74}/g) ?? []).join("\r\n ");

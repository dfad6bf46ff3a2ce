import type { HubConfig, Language } from "../../hub/config.ts";
import { type CalendarEntry, calendarEntryOf, detailsOf } from "../../hub/meetings/calendar-entry.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Span } from "../../hub/meetings/times.ts";

export interface CalendarLink {
  service: string;
  url: string;
}

/** Long descriptions make links that calendars refuse. */
const longest = 600;

/** Addresses that put a meeting into a web calendar; none for a save-the-month, or for one that was cancelled. */
export function calendarLinks(hub: HubConfig, meeting: Meeting, wanted: Language): CalendarLink[] {
  const entry = meeting.state === "cancelled" ? undefined : calendarEntryOf(hub, meeting, wanted);
  if (!entry) return [];
  return [
    { service: "Google Calendar", url: google(entry) },
    { service: "Outlook.com", url: outlook("outlook.live.com", entry) },
    { service: "Office 365", url: outlook("outlook.office.com", entry) },
    { service: "Yahoo", url: yahoo(entry) },
  ];
}

const utc = (time: Span["start"]): string => time.toInstant().toString({ smallestUnit: "second" });
const compact = (time: Span["start"]): string => utc(time).replace(/[-:]/g, "");
const withQuery = (base: string, query: Record<string, string>) => `${base}?${new URLSearchParams(query)}`;

const google = (entry: CalendarEntry) =>
  withQuery("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: entry.title,
    dates: `${compact(entry.span.start)}/${compact(entry.span.end)}`,
    details: detailsOf(entry, longest),
    location: entry.place ?? "",
  });

const outlook = (host: string, entry: CalendarEntry) =>
  withQuery(`https://${host}/calendar/0/deeplink/compose`, {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: entry.title,
    startdt: utc(entry.span.start),
    enddt: utc(entry.span.end),
    body: detailsOf(entry, longest),
    location: entry.place ?? "",
  });

const yahoo = (entry: CalendarEntry) =>
  withQuery("https://calendar.yahoo.com/", {
    v: "60",
    title: entry.title,
    st: compact(entry.span.start),
    et: compact(entry.span.end),
    desc: detailsOf(entry, longest),
    in_loc: entry.place ?? "",
  });

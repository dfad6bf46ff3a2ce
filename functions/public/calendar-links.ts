import type { HubConfig, Language } from "../../hub/config.ts";
import { markdownToText } from "../../hub/editions/markdown.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { textIn } from "../../hub/meetings/texts.ts";
import { type Span, spanOf } from "../../hub/meetings/times.ts";

export interface CalendarLink {
  service: string;
  url: string;
}

/** Long descriptions make links that calendars refuse. */
const longest = 600;

/** Addresses that put a meeting into a web calendar; none for a save-the-month. */
export function calendarLinks(hub: HubConfig, meeting: Meeting, wanted: Language): CalendarLink[] {
  const span = spanOf(meeting.input);
  if (!span) return [];
  const { text } = textIn(meeting, wanted);
  const { place, joinUrl, slug } = meeting.input;
  const page = `${hub.url}/meetings/${slug}`;
  const summary = markdownToText(text.summary);
  const short = summary.length > longest ? `${summary.slice(0, longest)}…` : summary;
  const entry: Entry = {
    span,
    title: text.title,
    details: [short, joinUrl, page].filter(Boolean).join("\n\n"),
    place: place ?? "",
  };
  return [
    { service: "Google Calendar", url: google(entry) },
    { service: "Outlook.com", url: outlook("outlook.live.com", entry) },
    { service: "Office 365", url: outlook("outlook.office.com", entry) },
    { service: "Yahoo", url: yahoo(entry) },
  ];
}

interface Entry {
  span: Span;
  title: string;
  details: string;
  place: string;
}

const utc = (time: Span["start"]): string => time.toInstant().toString({ smallestUnit: "second" });
const compact = (time: Span["start"]): string => utc(time).replace(/[-:]/g, "");
const withQuery = (base: string, query: Record<string, string>) => `${base}?${new URLSearchParams(query)}`;

const google = ({ span, title, details, place }: Entry) =>
  withQuery("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: title,
    dates: `${compact(span.start)}/${compact(span.end)}`,
    details,
    location: place,
  });

const outlook = (host: string, { span, title, details, place }: Entry) =>
  withQuery(`https://${host}/calendar/0/deeplink/compose`, {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: utc(span.start),
    enddt: utc(span.end),
    body: details,
    location: place,
  });

const yahoo = ({ span, title, details, place }: Entry) =>
  withQuery("https://calendar.yahoo.com/", {
    v: "60",
    title,
    st: compact(span.start),
    et: compact(span.end),
    desc: details,
    in_loc: place,
  });

import { markdownToText } from "../../hub/editions/markdown.ts";
import type { MeetingInput } from "../../hub/meetings/input.ts";
import { textIn } from "../../hub/meetings/texts.ts";
import { type Span, spanOf } from "../../hub/meetings/times.ts";
import type { Shown } from "./shown.ts";
import type { Site } from "./site.ts";

const vocabulary = "https://schema.org";

/**
 * A meeting as a search engine reads it: an Event of schema.org in JSON-LD.
 * Undefined for a save-the-month: an Event begins on a day.
 */
export function eventData(site: Site, { meeting, state, told }: Shown): Record<string, unknown> | undefined {
  const span = spanOf(meeting.input);
  if (!span) return undefined;
  const { hub } = site;
  const { text, language } = textIn(meeting, site.language);
  const start = withOffset(span.start);
  const before = told.flatMap((one) => startOf(one.meeting.input)).filter((earlier) => earlier !== start);
  const status = state === "cancelled" ? "EventCancelled" : before.length > 0 ? "EventRescheduled" : "EventScheduled";
  return {
    "@context": vocabulary,
    "@type": "Event",
    name: text.title,
    description: markdownToText(text.summary) || undefined,
    inLanguage: language,
    url: `${hub.url}/meetings/${meeting.slug}`,
    startDate: start,
    endDate: withOffset(span.end),
    eventStatus: `${vocabulary}/${status}`,
    previousStartDate: status === "EventRescheduled" ? oneOrAll([...new Set(before)]) : undefined,
    ...whereOf(meeting.input),
    organizer: { "@type": "Organization", name: hub.name, url: hub.url },
  };
}

/** ISO 8601 with the offset of that day: `2027-05-12T09:30:00+02:00`. */
const withOffset = (time: Span["start"]): string => time.toString({ smallestUnit: "second", timeZoneName: "never" });

function startOf(input: MeetingInput): string[] {
  const span = spanOf(input);
  return span ? [withOffset(span.start)] : [];
}

function whereOf({ place, joinUrl }: MeetingInput): Record<string, unknown> {
  const locations = [
    ...(place ? [{ "@type": "Place", name: place, address: place }] : []),
    ...(joinUrl === undefined ? [] : [{ "@type": "VirtualLocation", url: joinUrl }]),
  ];
  if (locations.length === 0) return {};
  const mode = locations.length > 1 ? "Mixed" : place ? "Offline" : "Online";
  return { eventAttendanceMode: `${vocabulary}/${mode}EventAttendanceMode`, location: oneOrAll(locations) };
}

const oneOrAll = <T>(values: T[]): T | T[] | undefined => (values.length > 1 ? values : values[0]);

/** JSON that no parser of HTML or of older JavaScript takes for anything else. */
export const asData = (data: Record<string, unknown>): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

import type { HubConfig, Language } from "../hub/config.ts";
import { daysIn, type Leaf, leafOfMonth, leafOfSpan, offsetsOf, zoneNameIn } from "../hub/meetings/dates.ts";
import type { AgendaItem } from "../hub/meetings/input.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import { textIn } from "../hub/meetings/texts.ts";
import { monthIn, spanIn, spanOf } from "../hub/meetings/times.ts";
import { type Day, inDays } from "./days.ts";
import { type Spoken, spokenAmid } from "./spoken.ts";

export type When =
  | { kind: "span"; days: string; span: string; zoneName: string; offsets: string; leaf: Leaf; calendarUrl: string }
  | { kind: "month"; month: string; leaf: Leaf };

/** What templates and texts say of a meeting, in one language. */
export interface Invitation {
  language: Language;
  /** Of title, summary and agenda, when the meeting has none of them in the language. */
  spoken: Spoken;
  title: string;
  /** Markdown. */
  summary: string;
  when: When;
  agenda: Day<AgendaItem>[];
  pageUrl: string;
  place?: string;
  joinUrl?: string;
  registerUrl?: string;
}

/** Dates and labels are in the language; what staff wrote may be in another, the first that the meeting has. */
export function invitationOf(hub: HubConfig, meeting: Meeting, language: Language): Invitation {
  const { text, language: written } = textIn(meeting, language);
  const { place, joinUrl, registerUrl } = meeting.input;
  return {
    language,
    spoken: spokenAmid(language, written),
    title: text.title,
    summary: text.summary,
    when: whenOf(hub, meeting, language),
    agenda: inDays(meeting.input, text.agenda, language),
    pageUrl: `${hub.url}/meetings/${meeting.slug}`,
    ...(place && { place }),
    ...(joinUrl !== undefined && { joinUrl }),
    ...(registerUrl !== undefined && { registerUrl }),
  };
}

/** The days of a meeting, or its month. */
export const dateOf = ({ when }: Invitation): string => (when.kind === "month" ? when.month : when.days);

function whenOf(hub: HubConfig, { slug, input }: Meeting, language: Language): When {
  const span = spanOf(input);
  if (span) {
    return {
      kind: "span",
      days: daysIn(language, span),
      span: spanIn(language, input.zone, span),
      zoneName: zoneNameIn(language, span),
      offsets: offsetsOf(span),
      leaf: leafOfSpan(language, span),
      calendarUrl: `${hub.url}/meetings/${slug}.ics`,
    };
  }
  if (input.month === undefined) throw new Error(`Meeting ${slug} has neither a start and an end nor a month.`);
  const month = monthIn(language, input.month);
  return { kind: "month", month, leaf: leafOfMonth(language, input.month, "short") };
}

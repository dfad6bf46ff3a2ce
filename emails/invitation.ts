import { Temporal } from "temporal-polyfill";
import type { HubConfig, Language } from "../hub/config.ts";
import { daysIn, type Leaf, leafOfMonth, leafOfSpan, offsetsOf, zoneNameIn } from "../hub/meetings/dates.ts";
import type { AgendaItem } from "../hub/meetings/input.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import { textIn } from "../hub/meetings/texts.ts";
import { dateIn, monthIn, spanIn, spanOf } from "../hub/meetings/times.ts";

/** The sessions of a day; `date` in words when the meeting has several. */
export interface AgendaDay {
  date?: string;
  items: AgendaItem[];
}

export type When =
  | { kind: "span"; days: string; span: string; zoneName: string; offsets: string; leaf: Leaf; calendarUrl: string }
  | { kind: "month"; month: string; leaf: Leaf };

/** What templates and texts say of a meeting, in one language. */
export interface Invitation {
  language: Language;
  title: string;
  /** Markdown. */
  summary: string;
  when: When;
  agenda: AgendaDay[];
  pageUrl: string;
  place?: string;
  joinUrl?: string;
  registerUrl?: string;
}

export function invitationOf(hub: HubConfig, meeting: Meeting, wanted: Language): Invitation {
  const { text, language } = textIn(meeting, wanted);
  const { place, joinUrl, registerUrl } = meeting.input;
  return {
    language,
    title: text.title,
    summary: text.summary,
    when: whenOf(hub, meeting, language),
    agenda: daysOf(meeting, text.agenda, language),
    pageUrl: `${hub.url}/meetings/${meeting.slug}`,
    ...(place !== undefined && { place }),
    ...(joinUrl !== undefined && { joinUrl }),
    ...(registerUrl !== undefined && { registerUrl }),
  };
}

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

function daysOf({ input }: Meeting, items: AgendaItem[], language: Language): AgendaDay[] {
  const span = spanOf(input);
  const firstDay = span?.start.toPlainDate().toString() ?? "";
  const byDate = Map.groupBy(items, ({ date }) => date ?? firstDay);
  const several = byDate.size > 1;
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, ofDay]) => ({
      ...(several && { date: dateIn(language, Temporal.PlainDate.from(date).toZonedDateTime(input.zone)) }),
      items: ofDay,
    }));
}

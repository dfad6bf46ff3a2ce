import type { HubConfig, Language } from "../hub/config.ts";
import type { PastMeeting } from "../hub/editions/edition.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import type { RecapSession } from "../hub/meetings/recap.ts";
import { textFor, textIn } from "../hub/meetings/texts.ts";
import { type Day, firstDayOf, inDays } from "./days.ts";
import { type Invitation, invitationOf } from "./invitation.ts";
import { type Spoken, spokenAmid } from "./spoken.ts";

/** What was said and shown in a session. `title` and `end` are the agenda's; a session that it lacks has neither. */
export interface ReportedSession {
  date: string;
  start: string;
  end?: string;
  title?: string;
  speakers: string[];
  text: string;
  slides?: string;
  recording?: string;
}

/** What templates and texts say of a meeting that is over, in one language. */
export interface Report {
  meeting: Invitation;
  /** Of the summary and what is told of sessions, when the recap is not written in the language. */
  spoken: Spoken;
  /** Markdown. */
  summary: string;
  days: Day<ReportedSession>[];
  next?: Invitation;
}

export function reportOf(
  hub: HubConfig,
  { meeting, recap, next }: PastMeeting & { next?: Meeting },
  language: Language,
): Report {
  const { text, language: written } = textFor(recap.input.texts, language);
  return {
    meeting: invitationOf(hub, meeting, language),
    spoken: spokenAmid(language, written),
    summary: text.summary,
    days: inDays(meeting.input, sessionsOf(meeting, text.sessions, language), language),
    ...(next && { next: invitationOf(hub, next, language) }),
  };
}

/**
 * Each told session with its title and speakers, by its start, and its day where it names one; of two that begin
 * together, the first told is the first of the agenda. Sessions that nothing is told of, such as breaks, are left out.
 */
function sessionsOf(meeting: Meeting, told: RecapSession[], language: Language): ReportedSession[] {
  const firstDay = firstDayOf(meeting.input);
  const agenda = textIn(meeting, language).text.agenda.map((item) => ({ ...item, date: item.date ?? firstDay }));
  const sessions = told.map((session): ReportedSession => {
    const { date, start, text, slides, recording } = session;
    const at = agenda.findIndex((item) => item.start === start && (date === undefined || item.date === date));
    const [item] = at === -1 ? [] : agenda.splice(at, 1);
    return {
      date: item?.date ?? date ?? firstDay,
      start,
      text,
      speakers: item?.speakers ?? [],
      ...(item && { end: item.end, title: item.title }),
      ...(slides !== undefined && { slides }),
      ...(recording !== undefined && { recording }),
    };
  });
  return sessions.filter(saysSomething).sort((a, b) => (a.start < b.start ? -1 : Number(a.start > b.start)));
}

const saysSomething = ({ text, slides, recording }: ReportedSession): boolean =>
  text !== "" || slides !== undefined || recording !== undefined;

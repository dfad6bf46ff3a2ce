import type { AgendaItem } from "../../hub/meetings/input.ts";
import type { RecapSession } from "../../hub/meetings/recap.ts";
import type { Span } from "../../hub/meetings/times.ts";

/** A session as planned and, once there is a recap, as it went. */
export interface Session {
  /** `10:00`, on the meeting's clock. */
  start: string;
  end: string | undefined;
  title: string | undefined;
  speakers: string[];
  /** Markdown. */
  text: string;
  slides: string | undefined;
  recording: string | undefined;
}

export interface SessionDay {
  /** `2027-05-12` */
  date: string;
  sessions: Session[];
}

/**
 * The sessions of each day, by their hours. A recap names a session by its start, and by its day where two begin alike;
 * of two that begin together the first told is the first. What the agenda does not know stands at its hour.
 */
export function sessionsOf(span: Span, agenda: AgendaItem[], recap: RecapSession[] = []): SessionDay[] {
  const firstDay = span.start.toPlainDate().toString();
  const dated = agenda.map((item) => ({ ...item, date: item.date ?? firstDay }));
  const left = [...recap];
  const planned = dated.map((item) => {
    const at = left.findIndex(({ date = item.date, start }) => date === item.date && start === item.start);
    const [went] = at === -1 ? [] : left.splice(at, 1);
    return { date: item.date, session: sessionOf(item, went) };
  });
  const others = left.map((went) => ({ date: went.date ?? firstDay, session: sessionOf(undefined, went) }));
  return [...Map.groupBy([...planned, ...others], ({ date }) => date)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, ofDay]) => ({
      date,
      sessions: ofDay.map(({ session }) => session).sort((a, b) => a.start.localeCompare(b.start)),
    }));
}

const sessionOf = (item: AgendaItem | undefined, went: RecapSession | undefined): Session => ({
  start: item?.start ?? went?.start ?? "",
  end: item?.end,
  title: item?.title,
  speakers: item?.speakers ?? [],
  text: went?.text || item?.detail || "",
  slides: went?.slides,
  recording: went?.recording,
});

import { Temporal } from "temporal-polyfill";
import { offsetsOf } from "../../../hub/meetings/dates.ts";
import type { AgendaItem } from "../../../hub/meetings/input.ts";
import type { RecapSession } from "../../../hub/meetings/recap.ts";
import { dateIn, type Span } from "../../../hub/meetings/times.ts";
import { type Session, sessionsOf } from "../sessions.ts";
import type { Site } from "../site.ts";
import { spanData } from "./own-clock.tsx";
import { Prose } from "./prose.tsx";

interface AgendaProps {
  site: Site;
  span: Span;
  items: AgendaItem[];
  /** Still ahead: the visitor's own clock matters. */
  isAhead: boolean;
  /** How the sessions went; absent before there is a recap. */
  recap?: RecapSession[];
  lang?: string | undefined;
}

/** Sessions by day, on the meeting's clock; under each, the visitor's, where it differs. */
export function Agenda({ site, span, items, isAhead, recap, lang }: AgendaProps) {
  const said = site.words.meeting;
  const days = sessionsOf(span, items, recap);
  return (
    <section class="stack" aria-labelledby="agenda">
      <h2 id="agenda">{recap ? said.sessions : said.agenda}</h2>
      {!recap && (
        <p class="small muted">
          {said.agendaNote(offsetsOf(span))}{" "}
          {isAhead && (
            <span hidden data-own-clock {...spanData(span)}>
              {said.agendaOwn} <span data-own-zone />.
            </span>
          )}
        </p>
      )}
      {days.map(({ date, sessions }) => (
        <>
          {days.length > 1 && <h3>{dateIn(site.language, at(date, "12:00", span))}</h3>}
          <ol class={recap ? "agenda report" : "agenda"} lang={lang}>
            {sessions.map((session) => (
              <SessionItem
                key={session.start + (session.title ?? "")}
                site={site}
                session={session}
                hours={isAhead ? hoursOf(date, session, span) : undefined}
                under={days.length > 1 ? "h4" : "h3"}
              />
            ))}
          </ol>
        </>
      ))}
    </section>
  );
}

const at = (date: string, hour: string, span: Span): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${date}T${hour}`).toZonedDateTime(span.start.timeZoneId);

const hoursOf = (date: string, { start, end }: Session, span: Span): Span | undefined =>
  end === undefined ? undefined : { start: at(date, start, span), end: at(date, end, span) };

interface SessionProps {
  site: Site;
  session: Session;
  /** To be told on the visitor's clock as well. */
  hours: Span | undefined;
  under: "h3" | "h4";
}

function SessionItem({ site, session, hours, under: Heading }: SessionProps) {
  const { start, end, title, speakers, text } = session;
  return (
    <li>
      <p class="hours">
        {end === undefined ? start : `${start}–${end}`}
        {hours && (
          <span class="own" hidden data-own-hours {...spanData(hours)}>
            <span class="unseen">{site.words.meeting.yourClock}</span> <span data-own-range />
          </span>
        )}
      </p>
      <div dir="auto">
        {title && <Heading>{title}</Heading>}
        {speakers.length > 0 && (
          <p class="muted">
            <bdi>{speakers.join(" · ")}</bdi>
          </p>
        )}
        {text && <Prose markdown={text} />}
      </div>
      <Files site={site} session={session} />
    </li>
  );
}

/** What can be looked at afterwards. */
function Files({ site, session: { start, title = start, slides, recording } }: { site: Site; session: Session }) {
  const said = site.words.meeting;
  const files = [
    { what: said.slides, url: slides },
    { what: said.recording, url: recording },
  ].filter(({ url }) => url !== undefined);
  if (files.length === 0) return null;
  return (
    <p class="files">
      {files.map(({ what, url }) => (
        <a key={what} href={url} rel="noreferrer" aria-label={said.of(what, title)}>
          {what}
        </a>
      ))}
    </p>
  );
}

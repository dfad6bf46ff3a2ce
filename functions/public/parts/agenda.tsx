import { Temporal } from "temporal-polyfill";
import { offsetsOf } from "../../../hub/meetings/dates.ts";
import type { AgendaItem } from "../../../hub/meetings/input.ts";
import { dateIn, type Span } from "../../../hub/meetings/times.ts";
import type { Site } from "../site.ts";
import { spanData } from "./own-clock.tsx";
import { Prose } from "./prose.tsx";

/** Sessions by day, on the meeting's clock; under each, the visitor's, where it differs. */
export function Agenda({ site, span, items }: { site: Site; span: Span; items: AgendaItem[] }) {
  const firstDay = span.start.toPlainDate().toString();
  const days = [...Map.groupBy(items, ({ date }) => date ?? firstDay)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section class="stack" aria-labelledby="agenda">
      <h2 id="agenda">{site.words.meeting.agenda}</h2>
      <p class="small muted">
        {site.words.meeting.agendaNote(offsetsOf(span))}{" "}
        <span hidden data-own-clock {...spanData(span)}>
          {site.words.meeting.agendaOwn} <span data-own-zone />.
        </span>
      </p>
      {days.map(([date, ofDay]) => (
        <>
          {days.length > 1 && <h3>{dateIn(site.language, at(date, "12:00", span))}</h3>}
          <ol class="agenda">
            {ofDay.map((item) => (
              <Session
                key={item.start + item.title}
                site={site}
                item={item}
                hours={{ start: at(date, item.start, span), end: at(date, item.end, span) }}
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

interface SessionProps {
  site: Site;
  item: AgendaItem;
  hours: Span;
  under: "h3" | "h4";
}

const Session = ({ site, item, hours, under: Heading }: SessionProps) => (
  <li>
    <p class="hours">
      {item.start}–{item.end}
      <span class="own" hidden data-own-hours {...spanData(hours)}>
        <span class="unseen">{site.words.meeting.yourClock}</span> <span data-own-range />
      </span>
    </p>
    <div>
      <Heading>{item.title}</Heading>
      {item.speakers && item.speakers.length > 0 && (
        <p class="muted">
          <bdi>{item.speakers.join(" · ")}</bdi>
        </p>
      )}
      {item.detail && <Prose markdown={item.detail} />}
    </div>
  </li>
);

import { datesIn, daysIn, zoneNameIn } from "../../../hub/meetings/dates.ts";
import type { MeetingInput } from "../../../hub/meetings/input.ts";
import type { MeetingState } from "../../../hub/meetings/meeting.ts";
import { hourIn, monthIn, offsetName, type Span, spanIn, spanOf } from "../../../hub/meetings/times.ts";
import type { Site } from "../site.ts";
import { OwnClock } from "./own-clock.tsx";

interface FactsProps {
  site: Site;
  input: MeetingInput;
  /** Of a cancelled meeting they hold no longer. */
  state: MeetingState;
}

/** When and where, as a list of facts: the meeting's own clock, while it is ahead the visitor's, the place. */
export function Facts({ site, input, state }: FactsProps) {
  const said = site.words.meeting;
  const span = spanOf(input);
  const Still = state === "cancelled" ? "s" : "span";
  return (
    <dl class="facts">
      <div>
        <dt>{said.when}</dt>
        <dd>
          <Still>{span ? <Hours site={site} span={span} /> : <Month site={site} month={input.month} />}</Still>
        </dd>
      </div>
      {span && state === "scheduled" && <OwnClock site={site} span={span} />}
      {input.place && (
        <div>
          <dt>{said.place}</dt>
          <dd>
            <Still>
              <bdi>{input.place}</bdi>
            </Still>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Hours({ site: { language }, span }: { site: Site; span: Span }) {
  const { start, end } = span;
  const zone = `${zoneNameIn(language, span)} (${offsetName(start)})`;
  if (!start.toPlainDate().equals(end.toPlainDate()))
    return <strong>{spanIn(language, start.timeZoneId, span)}</strong>;
  return (
    <time datetime={start.toInstant().toString()}>
      <strong>{daysIn(language, span)}</strong>
      <span class="hours">
        {hourIn(language, start)}–{hourIn(language, end)}
      </span>
      <span class="small muted note">{zone}</span>
    </time>
  );
}
const Month = ({ site, month }: { site: Site; month: string | undefined }) => (
  <>
    <strong>{month && monthIn(site.language, month)}</strong>
    <span class="small muted">{site.words.meeting.dayOpen}</span>
  </>
);

/** The day or the month alone, for lists. */
export function Day({ site: { language }, input }: { site: Site; input: MeetingInput }) {
  const span = spanOf(input);
  if (span) return <time datetime={span.start.toPlainDate().toString()}>{datesIn(language, span)}</time>;
  return <span class="month">{input.month && monthIn(language, input.month)}</span>;
}

import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { calendarLinks } from "../calendar-links.ts";
import type { Site } from "../site.ts";

/** What one can do about a meeting that is ahead: take part, and put it into one's calendar, or wait for its day. */
export function MeetingActions({ site, meeting }: { site: Site; meeting: Meeting }) {
  const said = site.words.meeting;
  const { joinUrl, registerUrl, month } = meeting.input;
  return (
    <aside class="stack">
      {registerUrl !== undefined && (
        <a class="button full" href={registerUrl}>
          {said.register}
        </a>
      )}
      {joinUrl !== undefined && month === undefined && (
        <a class={registerUrl === undefined ? "button full" : "button quiet full"} href={joinUrl}>
          {said.join}
        </a>
      )}
      {month === undefined ? <CalendarActions site={site} meeting={meeting} /> : <DayToCome site={site} />}
    </aside>
  );
}

const CalendarActions = ({ site, meeting }: { site: Site; meeting: Meeting }) => (
  <>
    <h2 class="label">{site.words.meeting.addToCalendar}</h2>
    <ul class="links small">
      <li>
        <a href={site.link(`/meetings/${meeting.slug}.ics`)}>{site.words.meeting.file}</a>
      </li>
      {calendarLinks(site.hub, meeting, site.language).map(({ service, url }) => (
        <li key={service}>
          <a href={url} rel="noreferrer" aria-label={site.words.meeting.opensAt(service)}>
            {service}
          </a>
        </li>
      ))}
    </ul>
  </>
);

const DayToCome = ({ site }: { site: Site }) => (
  <>
    <p>{site.words.meeting.monthNote}</p>
    <p>
      <a class="button full" href={`${site.link("/")}#subscribe`}>
        {site.words.site.subscribe}
      </a>
    </p>
  </>
);

import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { calendarLinks } from "../calendar-links.ts";
import type { Site } from "../site.ts";

/** What one can do about a meeting that is ahead. */
export function MeetingActions({ site, meeting }: { site: Site; meeting: Meeting }) {
  const said = site.words.meeting;
  const { joinUrl, registerUrl } = meeting.input;
  return (
    <aside class="stack">
      {registerUrl !== undefined && (
        <a class="button full" href={registerUrl}>
          {said.register}
        </a>
      )}
      {joinUrl !== undefined && (
        <a class={registerUrl === undefined ? "button full" : "button quiet full"} href={joinUrl}>
          {said.join}
        </a>
      )}
      <h2 class="label">{said.addToCalendar}</h2>
      <ul class="links small">
        <li>
          <a href={site.link(`/meetings/${meeting.slug}.ics`)}>{said.file}</a>
        </li>
        {calendarLinks(site.hub, meeting, site.language).map(({ service, url }) => (
          <li key={service}>
            <a href={url} rel="noreferrer" aria-label={said.opensAt(service)}>
              {service}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}

import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { textIn } from "../../../hub/meetings/texts.ts";
import { stateOf } from "../../../hub/meetings/times.ts";
import type { Site } from "../site.ts";
import { Day } from "./when.tsx";

export const MeetingRows = ({ site, meetings, now }: { site: Site; meetings: Meeting[]; now: Temporal.Instant }) => (
  <ul class="rows">
    {meetings.map((meeting) => {
      const { text, language } = textIn(meeting, site.language);
      return (
        <li class="row" key={meeting.slug}>
          <Day site={site} input={meeting.input} />
          <div>
            <h3 lang={language === site.language ? undefined : language}>
              <a href={site.link(`/meetings/${meeting.slug}`)}>{text.title}</a>
            </h3>
            {meeting.input.place !== undefined && (
              <p class="small muted">
                <bdi>{meeting.input.place}</bdi>
              </p>
            )}
          </div>
          <StateBadge site={site} meeting={meeting} now={now} />
        </li>
      );
    })}
  </ul>
);

/** Says what is not plain from the date. */
export function StateBadge({ site, meeting, now }: { site: Site; meeting: Meeting; now: Temporal.Instant }) {
  const said = site.words.meeting;
  const state = stateOf(meeting, now);
  if (state === "cancelled") return <span class="badge bad">{said.cancelled}</span>;
  if (state === "held") return <span class="badge">{said.held}</span>;
  return meeting.input.month === undefined ? null : <span class="badge good">{said.month}</span>;
}

import { notFound } from "../../../hub/errors.ts";
import { calendarOf } from "../../../hub/meetings/calendar.ts";
import { spanOf } from "../../../hub/meetings/times.ts";
import { siteOf } from "../site.ts";
import type { Route } from "../visit.ts";
import { calendarFile } from "./calendar.ts";
import { publicMeeting } from "./meeting.tsx";

/** One meeting as a file; a month without a day has no place in a calendar. */
export const meetingCalendar: Route = {
  path: "/meetings/:file{.+\\.ics}",
  async get(visit) {
    const name = (visit.req.param("file") ?? "").slice(0, -".ics".length);
    const meeting = await publicMeeting(visit, name);
    if (!spanOf(meeting.input)) throw notFound("day for this meeting yet");
    const { hub, language } = siteOf(visit);
    return calendarFile(visit, calendarOf(hub, [meeting], language), `${meeting.slug}.ics`);
  },
};

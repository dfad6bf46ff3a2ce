import { calendarOf } from "../../../hub/meetings/calendar.ts";
import { publicMeetings } from "../programme.ts";
import { siteOf } from "../site.ts";
import type { Route, Visit } from "../visit.ts";

/** The feed that calendars follow: every meeting that is not a draft, the cancelled ones with their status. */
export const calendar: Route = {
  path: "/calendar.ics",
  async get(visit) {
    const { hub, language } = siteOf(visit);
    const meetings = await publicMeetings(visit.get("context"));
    return calendarFile(visit, calendarOf(hub, meetings, language), "calendar.ics");
  },
};

/** The method is told in the Content-Type as well (RFC 5545 §3.7.2). */
export function calendarFile(visit: Visit, content: string, filename: string): Response {
  return visit.body(content, 200, {
    "Content-Type": "text/calendar; charset=utf-8; method=PUBLISH",
    "Content-Disposition": `inline; filename="${filename}"`,
  });
}

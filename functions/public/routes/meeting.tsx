import { notFound } from "../../../hub/errors.ts";
import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { slug } from "../../../hub/text-fields.ts";
import { answerPage } from "../answer.tsx";
import { MeetingPage } from "../parts/meeting-page.tsx";
import { isPublic } from "../programme.ts";
import { shownOf } from "../shown.ts";
import { siteOf } from "../site.ts";
import type { Route, Visit } from "../visit.ts";

export const meeting: Route = {
  path: "/meetings/:slug",
  async get(visit) {
    const found = await publicMeeting(visit, visit.req.param("slug") ?? "");
    const shown = await shownOf(visit.get("context"), found);
    return answerPage(visit, <MeetingPage site={siteOf(visit)} shown={shown} />);
  },
};

/** A meeting that the public may see. @throws DomainError `not_found`, also for a draft */
export async function publicMeeting(visit: Visit, name: string): Promise<Meeting> {
  const known = slug.safeParse(name);
  const found = known.success ? await visit.get("context").store.meetings.get(known.data) : undefined;
  if (!found || !isPublic(found)) throw notFound("such meeting");
  return found;
}

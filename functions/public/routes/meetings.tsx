import { answerPage } from "../answer.tsx";
import { FollowCalendar } from "../parts/follow.tsx";
import { MeetingRows } from "../parts/meeting-rows.tsx";
import { Page } from "../parts/page.tsx";
import { type Programme, programmeOf } from "../programme.ts";
import { type Site, siteOf } from "../site.ts";
import type { Route } from "../visit.ts";

export const meetings: Route = {
  path: "/meetings",
  async get(visit) {
    const programme = await programmeOf(visit.get("context"));
    return answerPage(visit, <Meetings site={siteOf(visit)} programme={programme} />);
  },
};

function Meetings({ site, programme }: { site: Site; programme: Programme }) {
  const said = site.words.meetings;
  const { ahead, past } = programme;
  return (
    <Page site={site} title={said.title} current="meetings">
      <div class="column page stack">
        <h1>{said.title}</h1>
        <p class="lead muted">{said.lead}</p>
        <section class="stack group" aria-labelledby="ahead">
          <h2 id="ahead">{said.upcoming}</h2>
          {ahead.length > 0 ? <MeetingRows site={site} meetings={ahead} /> : <p>{said.none}</p>}
        </section>
        {past.length > 0 && (
          <section class="stack group" aria-labelledby="past">
            <h2 id="past">{said.past}</h2>
            <MeetingRows site={site} meetings={past} />
          </section>
        )}
        <div class="group">
          <FollowCalendar site={site} note={said.follow} />
        </div>
      </div>
    </Page>
  );
}

import type { Temporal } from "temporal-polyfill";
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
    const context = visit.get("context");
    const programme = await programmeOf(context);
    return answerPage(visit, <Meetings site={siteOf(visit)} programme={programme} now={context.clock.now()} />);
  },
};

function Meetings({ site, programme, now }: { site: Site; programme: Programme; now: Temporal.Instant }) {
  const said = site.words.meetings;
  const { ahead, past } = programme;
  return (
    <Page site={site} title={said.title} current="meetings">
      <div class="column page stack">
        <h1>{said.title}</h1>
        <p class="lead muted">{said.lead}</p>
        <section class="stack group" aria-labelledby="ahead">
          <h2 id="ahead">{said.upcoming}</h2>
          {ahead.length > 0 ? <MeetingRows site={site} meetings={ahead} now={now} /> : <p>{said.none}</p>}
        </section>
        {past.length > 0 && (
          <section class="stack group" aria-labelledby="past">
            <h2 id="past">{said.past}</h2>
            <MeetingRows site={site} meetings={past} now={now} />
          </section>
        )}
        <div class="group">
          <FollowCalendar site={site} note={said.follow} />
        </div>
      </div>
    </Page>
  );
}

import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { textIn } from "../../../hub/meetings/texts.ts";
import { spanOf } from "../../../hub/meetings/times.ts";
import { answerPage } from "../answer.tsx";
import { emptyForm } from "../form-state.ts";
import { Globe } from "../parts/mark.tsx";
import { MeetingNotice } from "../parts/meeting-notice.tsx";
import { MeetingRows } from "../parts/meeting-rows.tsx";
import { Page } from "../parts/page.tsx";
import { SignUpForm } from "../parts/sign-up-form.tsx";
import { Ticket } from "../parts/ticket.tsx";
import { type Programme, programmeOf } from "../programme.ts";
import type { Shown } from "../shown.ts";
import { type Site, siteOf } from "../site.ts";
import type { Route } from "../visit.ts";

export const landing: Route = {
  path: "/",
  async get(visit) {
    const site = siteOf(visit);
    const programme = await programmeOf(visit.get("context"));
    return answerPage(visit, <Landing site={site} programme={programme} />);
  },
};

interface LandingProps {
  site: Site;
  programme: Programme;
}

function Landing({ site, programme }: LandingProps) {
  const { landing: said, form } = site.words;
  const { next, ahead, past } = programme;
  const more = [...ahead.filter((other) => other !== next), ...past].slice(0, 3);
  return (
    <Page site={site} title={site.hub.name} description={said.lead}>
      <section class="deep hero under">
        <Globe />
        <div class="wide">
          <h1>{said.headline}</h1>
          <p class="lead">{said.lead}</p>
        </div>
      </section>
      <section class="wide over" aria-labelledby="next">
        {next ? <NextMeeting site={site} shown={next} /> : <NoMeeting site={site} />}
      </section>
      <div class="wide landing">
        <div class="stack">
          <h2>{said.about.title}</h2>
          {said.about.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <h2 class="later">{said.steps.title}</h2>
          <ol class="steps">
            {said.steps.list.map(({ title, text }) => (
              <li key={title}>
                <div>
                  <h3>{title}</h3>
                  <p class="muted">{text}</p>
                </div>
              </li>
            ))}
          </ol>
          {more.length > 0 && (
            <>
              <h2 class="later">{said.more}</h2>
              <MeetingRows site={site} meetings={more} />
              <p>
                <a href={site.link("/meetings")}>{site.words.meeting.all}</a>
              </p>
            </>
          )}
        </div>
        <section class="card stack" id="subscribe" aria-labelledby="subscribe-title">
          <h2 id="subscribe-title">{form.title}</h2>
          <p class="muted">{form.lead}</p>
          <SignUpForm site={site} form={emptyForm(site)} />
        </section>
      </div>
    </Page>
  );
}

function NextMeeting({ site, shown }: { site: Site; shown: Shown }) {
  const { meeting } = shown;
  const { text, language } = textIn(meeting, site.language);
  const page = site.link(`/meetings/${meeting.slug}`);
  return (
    <Ticket
      site={site}
      input={meeting.input}
      state={shown.state}
      actions={<NextActions site={site} meeting={meeting} />}
    >
      <div>
        <p class="kicker">{site.words.landing.next}</p>
        <h2 id="next" lang={language === site.language ? undefined : language}>
          <a href={page}>
            <bdi>{text.title}</bdi>
          </a>
        </h2>
      </div>
      <MeetingNotice site={site} shown={shown} />
    </Ticket>
  );
}

function NextActions({ site, meeting }: { site: Site; meeting: Meeting }) {
  const page = `/meetings/${meeting.slug}`;
  return (
    <p class="actions">
      <a class="button" href={site.link(page)}>
        {site.words.meeting.details}
      </a>
      {spanOf(meeting.input) && (
        <a class="button quiet" href={site.link(`${page}.ics`)}>
          {site.words.meeting.addToCalendar}
        </a>
      )}
    </p>
  );
}

const NoMeeting = ({ site }: { site: Site }) => (
  <div class="card stack">
    <p class="kicker">{site.words.landing.next}</p>
    <h2 id="next">{site.words.landing.none.title}</h2>
    <p class="muted">{site.words.landing.none.text}</p>
  </div>
);

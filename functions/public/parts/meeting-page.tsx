import type { Child } from "hono/jsx";
import type { Language } from "../../../hub/config.ts";
import type { Recap } from "../../../hub/meetings/recap.ts";
import { textFor, textIn } from "../../../hub/meetings/texts.ts";
import { spanOf } from "../../../hub/meetings/times.ts";
import { isReported, type Shown } from "../shown.ts";
import type { Site } from "../site.ts";
import { Agenda } from "./agenda.tsx";
import { EventData } from "./event-data.tsx";
import { MeetingActions } from "./meeting-actions.tsx";
import { MeetingNotice } from "./meeting-notice.tsx";
import { Page } from "./page.tsx";
import { Prose } from "./prose.tsx";
import { StateBadge } from "./state-badge.tsx";
import { Ticket } from "./ticket.tsx";

export function MeetingPage({ site, shown }: { site: Site; shown: Shown }) {
  const { meeting, state, told } = shown;
  const recap = isReported(shown) ? told.findLast((one) => one.recap)?.recap : undefined;
  const { text, language } = textIn(meeting, site.language);
  const { meeting: said, headlines } = site.words;
  const cancelled = state === "cancelled";
  const isOpen = state === "scheduled";
  return (
    <Page site={site} title={cancelled ? headlines.cancelled(text.title) : text.title} current="meetings">
      <header class="deep meeting-head">
        <div class="wide">
          <a class="kicker" href={site.link("/meetings")}>
            {said.all}
          </a>
          <h1 lang={other(site, language)}>
            <bdi>{text.title}</bdi>
          </h1>
          <p class="state">
            <StateBadge site={site} shown={shown} />
          </p>
        </div>
      </header>
      <div class="wide over">
        <Ticket site={site} input={meeting.input} state={state}>
          <MeetingNotice site={site} shown={shown} />
        </Ticket>
      </div>
      <div class={isOpen ? "wide meeting-body two" : "wide meeting-body"}>
        {isOpen && <MeetingActions site={site} meeting={meeting} />}
        {recap ? <Report site={site} shown={shown} recap={recap} /> : <Programme site={site} shown={shown} />}
      </div>
      <EventData site={site} shown={shown} />
    </Page>
  );
}

/** What a meeting is to be about. */
function Programme({ site, shown: { meeting, state } }: { site: Site; shown: Shown }) {
  const { text, language } = textIn(meeting, site.language);
  const span = spanOf(meeting.input);
  const lang = other(site, language);
  return (
    <Article site={site} language={language}>
      {text.summary !== "" && <Prose markdown={text.summary} lang={lang} />}
      {span && text.agenda.length > 0 && (
        <Agenda site={site} span={span} items={text.agenda} isAhead={state === "scheduled"} lang={lang} />
      )}
    </Article>
  );
}

/** What it came to. */
function Report({ site, shown: { meeting }, recap }: { site: Site; shown: Shown; recap: Recap }) {
  const { text, language } = textFor(recap.input.texts, site.language);
  const { agenda } = textIn(meeting, language).text;
  const span = spanOf(meeting.input);
  const lang = other(site, language);
  return (
    <Article site={site} language={language}>
      <section class="stack" aria-labelledby="recap">
        <h2 id="recap">{site.words.meeting.recap}</h2>
        <Prose markdown={text.summary} lang={lang} />
      </section>
      {span && agenda.length + text.sessions.length > 0 && (
        <Agenda site={site} span={span} items={agenda} isAhead={false} recap={text.sessions} lang={lang} />
      )}
    </Article>
  );
}

const Article = ({ site, language, children }: { site: Site; language: Language; children: Child }) => (
  <div class="stack article">
    {language !== site.language && (
      <p class="muted small">{site.words.meeting.inLanguage(nameOf(language, site.language))}</p>
    )}
    {children}
  </div>
);

/** The language of a text, where it is not the page's. */
const other = (site: Site, language: Language): Language | undefined =>
  language === site.language ? undefined : language;

const nameOf = (language: string, inLanguage: string): string =>
  new Intl.DisplayNames(inLanguage, { type: "language" }).of(language) ?? language;

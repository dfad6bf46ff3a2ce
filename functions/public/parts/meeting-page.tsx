import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { textIn } from "../../../hub/meetings/texts.ts";
import { spanOf, stateOf } from "../../../hub/meetings/times.ts";
import type { Site } from "../site.ts";
import { Agenda } from "./agenda.tsx";
import { MeetingActions } from "./meeting-actions.tsx";
import { StateBadge } from "./meeting-rows.tsx";
import { Page } from "./page.tsx";
import { Prose } from "./prose.tsx";
import { Ticket } from "./ticket.tsx";

interface MeetingPageProps {
  site: Site;
  meeting: Meeting;
  now: Temporal.Instant;
}

export function MeetingPage({ site, meeting, now }: MeetingPageProps) {
  const { text, language } = textIn(meeting, site.language);
  const span = spanOf(meeting.input);
  const said = site.words.meeting;
  const spoken = language === site.language ? undefined : language;
  const open = stateOf(meeting, now) === "scheduled" && span !== undefined;
  return (
    <Page site={site} title={text.title} current="meetings">
      <header class="deep meeting-head">
        <div class="wide">
          <a class="kicker" href={site.link("/meetings")}>
            {said.all}
          </a>
          <h1 lang={spoken}>{text.title}</h1>
          <p class="state">
            <StateBadge site={site} meeting={meeting} now={now} />
          </p>
        </div>
      </header>
      <div class="wide over">
        <Ticket site={site} input={meeting.input} />
      </div>
      <div class={open ? "wide meeting-body two" : "wide meeting-body"}>
        {open && <MeetingActions site={site} meeting={meeting} />}
        <div class="stack article">
          {meeting.state === "cancelled" && <p class="notice bad">{said.cancelledNote}</p>}
          {spoken && <p class="muted small">{said.inLanguage(nameOf(spoken, site.language))}</p>}
          {text.summary !== "" && <Prose markdown={text.summary} lang={spoken} />}
          {span && text.agenda.length > 0 && <Agenda site={site} span={span} items={text.agenda} />}
        </div>
      </div>
    </Page>
  );
}

const nameOf = (language: string, inLanguage: string): string =>
  new Intl.DisplayNames(inLanguage, { type: "language" }).of(language) ?? language;

import { textIn } from "../../../hub/meetings/texts.ts";
import type { Shown } from "../shown.ts";
import type { Site } from "../site.ts";
import { StateBadge } from "./state-badge.tsx";
import { Day } from "./when.tsx";

export const MeetingRows = ({ site, meetings }: { site: Site; meetings: Shown[] }) => (
  <ul class="rows">
    {meetings.map((shown) => (
      <MeetingRow key={shown.meeting.slug} site={site} shown={shown} />
    ))}
  </ul>
);

function MeetingRow({ site, shown }: { site: Site; shown: Shown }) {
  const { input, slug } = shown.meeting;
  const { text, language } = textIn(shown.meeting, site.language);
  const Still = shown.state === "cancelled" ? "s" : "span";
  return (
    <li class="row">
      <RowDay site={site} shown={shown} />
      <div>
        <h3 lang={language === site.language ? undefined : language}>
          <a href={site.link(`/meetings/${slug}`)}>
            <bdi>{text.title}</bdi>
          </a>
        </h3>
        {input.place && (
          <p class="small muted">
            <Still>
              <bdi>{input.place}</bdi>
            </Still>
          </p>
        )}
      </div>
      <StateBadge site={site} shown={shown} />
    </li>
  );
}

/** The date, and beside it the one that it takes the place of. */
function RowDay({ site, shown: { meeting, state, moved } }: { site: Site; shown: Shown }) {
  if (state === "cancelled") {
    return (
      <s class="muted">
        <Day site={site} input={meeting.input} />
      </s>
    );
  }
  if (moved?.kind !== "date") return <Day site={site} input={meeting.input} />;
  return (
    <div>
      <Day site={site} input={meeting.input} /> <span class="unseen">{site.words.meeting.insteadOf}</span>{" "}
      <s class="was">
        <Day site={site} input={moved.before} />
      </s>
    </div>
  );
}

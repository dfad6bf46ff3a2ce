import type { Child } from "hono/jsx";
import { Temporal } from "temporal-polyfill";
import { datesIn } from "../../../hub/meetings/dates.ts";
import { type Moved, whenOf } from "../changes.ts";
import type { Shown } from "../shown.ts";
import type { Site } from "../site.ts";

/** What those must hear first who know the meeting from before. */
export function MeetingNotice({ site, shown }: { site: Site; shown: Shown }) {
  const { meeting, state, told, moved } = shown;
  const said = site.words.meeting;
  const cancelled = told.findLastIndex(({ kind }) => kind === "cancellation");
  const since = told.slice(cancelled + 1).find(({ kind }) => kind !== "recap");
  if (state === "cancelled") {
    return <Notice site={site} note={said.cancelledNote} at={since ? undefined : told[cancelled]?.at} isBad />;
  }
  if (state !== "scheduled") return null;
  return (
    <>
      {cancelled >= 0 && <Notice site={site} note={said.reinstated} at={since?.at} />}
      {moved && (
        <Notice site={site} note={said.moved[moved.kind].note} at={moved.at}>
          <Before site={site} moved={moved} place={meeting.input.place} />
        </Notice>
      )}
    </>
  );
}

interface NoticeProps {
  site: Site;
  note: string;
  /** When readers were told; absent: they are still to be. */
  at: string | undefined;
  isBad?: boolean;
  children?: Child;
}

function Notice({ site, note, at, isBad = false, children }: NoticeProps) {
  return (
    <div class={isBad ? "notice bad" : "notice"}>
      <p>
        <strong>{note}</strong>{" "}
        {at && <span class="muted since">{site.words.meeting.announcedOn(dayOf(site, at))}</span>}
      </p>
      {children}
    </div>
  );
}

/** What is no longer so. */
function Before({ site, moved: { kind, before }, place }: { site: Site; moved: Moved; place: string | undefined }) {
  const hours = kind === "place" ? undefined : whenOf(site.language, before);
  const elsewhere = before.place === place ? undefined : before.place;
  return (
    <p class="small">
      {site.words.meeting.before}{" "}
      <s>
        {hours}
        {hours && elsewhere && <br />}
        {elsewhere && <bdi>{elsewhere}</bdi>}
      </s>
    </p>
  );
}

/** On the hub's clock. */
function dayOf({ hub, language }: Site, at: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(hub.zone);
  return datesIn(language, { start: time, end: time });
}

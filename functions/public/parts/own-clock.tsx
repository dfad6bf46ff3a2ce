import { offsetName, type Span } from "../../../hub/meetings/times.ts";
import type { Site } from "../site.ts";

const utc = (time: Span["start"]): string => time.toInstant().toString({ smallestUnit: "second" });

/** What the script reads to say the same hours on the visitor's clock; nothing is shown where they are equal. */
export const spanData = ({ start, end }: Span) => ({
  "data-start": utc(start),
  "data-end": utc(end),
  "data-offset": offsetName(start),
  "data-day": start.toPlainDate().toString(),
});

/** A meeting's hours on the visitor's clock, filled in by the script. */
export const OwnClock = ({ site, span }: { site: Site; span: Span }) => (
  <div hidden data-own-clock {...spanData(span)}>
    <dt>
      {site.words.meeting.yourClock} (<span data-own-zone />)
    </dt>
    <dd>
      <strong data-own-days />
      <span class="hours" data-own-hours-text />
    </dd>
  </div>
);

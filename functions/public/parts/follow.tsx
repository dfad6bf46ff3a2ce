import type { Site } from "../site.ts";
import type { Note } from "../words/index.ts";

/** The calendar feed: one press in programs that know webcal:, and the address to copy for all others. */
export function FollowCalendar({ site, note }: { site: Site; note: Note }) {
  const feed = `${site.hub.url}${site.outward("/calendar.ics")}`;
  return (
    <section class="stack" aria-labelledby="follow">
      <h2 id="follow">{note.title}</h2>
      <p>{note.text}</p>
      <p>
        <a href={feed.replace(/^https?:/, "webcal:")}>
          <code>{feed}</code>
        </a>
      </p>
    </section>
  );
}

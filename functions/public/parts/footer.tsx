import type { Site } from "../site.ts";

export function Footer({ site: { hub, words, link, outward } }: { site: Site }) {
  const said = words.site;
  return (
    <footer class="footer">
      <div class="wide">
        <p>
          {hub.name}
          {hub.organisation === hub.name ? "" : ` · ${hub.organisation}`}
        </p>
        <nav aria-label={said.footer}>
          <ul>
            <li>
              <a href={outward("/calendar.ics")}>{said.calendar}</a>
            </li>
            <li>
              <a href={outward("/feed.xml")}>{said.feed}</a>
            </li>
            <li>
              <a href={link("/privacy")}>{said.privacy}</a>
            </li>
            <li>
              <a href={`mailto:${hub.contact}`}>{said.contact}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}

import { languages } from "../../../hub/config.ts";
import type { Site } from "../site.ts";
import { words } from "../words/index.ts";
import { Mark } from "./mark.tsx";

export function Masthead({ site, current }: { site: Site; current?: "meetings" | undefined }) {
  const said = site.words.site;
  return (
    <header class="deep masthead">
      <div class="wide">
        <a class="mark" href={site.link("/")} aria-label={said.home(site.hub.name)}>
          <Mark />
          {site.hub.name}
        </a>
        <nav aria-label={said.navigation}>
          <ul>
            <li>
              <a href={site.link("/meetings")} aria-current={current === "meetings" ? "page" : undefined}>
                {said.meetings}
              </a>
            </li>
            <li>
              <a href={`${site.link("/")}#subscribe`}>{said.subscribe}</a>
            </li>
            {languages
              .filter((language) => language !== site.language)
              .map((language) => (
                <li key={language}>
                  <a class="tongue" href={site.here(language)} hreflang={language} lang={language} rel="alternate">
                    {words[language].languageName}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

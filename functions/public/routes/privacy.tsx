import { answerPage } from "../answer.tsx";
import { TextPage } from "../parts/page.tsx";
import { siteOf } from "../site.ts";
import type { Route } from "../visit.ts";

export const privacy: Route = {
  path: "/privacy",
  get(visit) {
    const site = siteOf(visit);
    const said = site.words.privacy;
    return answerPage(
      visit,
      <TextPage site={site} title={said.title}>
        <h1>{said.title}</h1>
        <p class="lead">{said.lead}</p>
        {said.sections.map(({ title, paragraphs }) => (
          <section key={title} class="stack group">
            <h2>{title}</h2>
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </section>
        ))}
        <p class="group">
          {said.contact} {site.hub.organisation}, <a href={`mailto:${site.hub.contact}`}>{site.hub.contact}</a>
        </p>
      </TextPage>,
    );
  },
};

import type { Site } from "../site.ts";
import { TextPage } from "./page.tsx";

/** Says nothing of the person: it is the same for those whom the hub no longer knows. */
export function UnsubscribedPage({ site }: { site: Site }) {
  const said = site.words.unsubscribe;
  return (
    <TextPage site={site} title={said.done.title}>
      <h1>{said.done.title}</h1>
      <p class="lead">{said.done.text}</p>
      <p>
        <a href={`${site.link("/")}#subscribe`}>{said.again}</a>
      </p>
    </TextPage>
  );
}

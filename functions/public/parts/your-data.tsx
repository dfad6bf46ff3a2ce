import type { Site } from "../site.ts";

/** To see what is kept, and to have it deleted after a second look. */
export function YourData({ site, token }: { site: Site; token: string }) {
  const said = site.words.preferences;
  return (
    <>
      <section class="stack" aria-labelledby="yours">
        <h2 id="yours">{said.yours.title}</h2>
        <p>{said.yours.text}</p>
        <p>
          <a href={`/preferences/${token}/data.json`} download="my-data.json">
            {said.download}
          </a>
        </p>
      </section>
      <section class="stack" aria-labelledby="forget">
        <h2 id="forget">{said.forget.title}</h2>
        <p>{said.forget.text}</p>
        <details>
          <summary>{said.forgetAsk}</summary>
          <form class="actions" method="post" action={site.link(`/preferences/${token}/erase`)}>
            <button class="button grave" type="submit">
              {said.forgetButton}
            </button>
          </form>
        </details>
      </section>
    </>
  );
}

import { eraseByToken } from "../../../hub/subscribers/erase.ts";
import { answerPage } from "../answer.tsx";
import { TextPage } from "../parts/page.tsx";
import { wantsJson } from "../read-fields.ts";
import { siteOf } from "../site.ts";
import { type Route, tokenOf } from "../visit.ts";

/** Erasing somebody who is erased already is answered as the first time. */
export const erase: Route = {
  path: "/preferences/:token/erase",
  secret: true,
  async post(visit) {
    await eraseByToken(visit.get("context"), tokenOf(visit));
    if (wantsJson(visit)) return visit.json({ status: "erased" });
    const site = siteOf(visit, undefined, "/");
    const said = site.words.forgotten;
    return answerPage(
      visit,
      <TextPage site={site} title={said.title}>
        <h1>{said.title}</h1>
        <p class="lead">{said.text}</p>
        <p>
          <a href={site.link("/")}>{site.words.back}</a>
        </p>
      </TextPage>,
    );
  },
};

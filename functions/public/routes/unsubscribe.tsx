import { maskAddress } from "../../../hub/subscribers/address.ts";
import { preferencesUrl } from "../../../hub/subscribers/links.ts";
import type { Person } from "../../../hub/subscribers/subscriber.ts";
import { subscriptionOf, unsubscribe as unsubscribeInHub } from "../../../hub/subscribers/unsubscribe.ts";
import { answerPage } from "../answer.tsx";
import { TextPage } from "../parts/page.tsx";
import { UnsubscribedPage } from "../parts/unsubscribed-page.tsx";
import { pathOf } from "../paths.ts";
import { wantsJson } from "../read-fields.ts";
import { type Site, siteOf } from "../site.ts";
import { type Route, tokenOf } from "../visit.ts";

/** RFC 8058: the POST needs no cookie and no particular body, never redirects, and may come twice. */
export const unsubscribe: Route = {
  path: "/unsubscribe/:token",
  secret: true,
  async get(visit) {
    const context = visit.get("context");
    const person = await subscriptionOf(context, "unsubscribe", tokenOf(visit));
    const site = siteOf(visit, person?.profile.language);
    const preferences = person && pathOf(preferencesUrl(context, person.id));
    return answerPage(visit, <Ask {...{ site, person, preferences, token: tokenOf(visit) }} />);
  },
  async post(visit) {
    await unsubscribeInHub(visit.get("context"), tokenOf(visit));
    if (wantsJson(visit)) return visit.json({ status: "unsubscribed" });
    return answerPage(visit, <UnsubscribedPage site={siteOf(visit)} />);
  },
};

interface AskProps {
  site: Site;
  token: string;
  person: Person | undefined;
  preferences: string | undefined;
}

function Ask({ site, token, person, preferences }: AskProps) {
  const said = site.words.unsubscribe;
  return (
    <TextPage site={site} title={said.title}>
      <h1>{said.title}</h1>
      <p class="lead">{person ? said.lead(maskAddress(person.email)) : said.leadUnknown}</p>
      <p>{said.forwarded}</p>
      <form class="actions" method="post" action={site.link(`/unsubscribe/${token}`)}>
        <button class="button" type="submit">
          {said.button}
        </button>
        {preferences && (
          <a class="button quiet" href={site.link(preferences)}>
            {said.keep}
          </a>
        )}
      </form>
    </TextPage>
  );
}

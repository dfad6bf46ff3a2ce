import { maskAddress } from "../../../hub/subscribers/address.ts";
import { confirm as confirmInHub, pendingConfirmation } from "../../../hub/subscribers/confirm.ts";
import { preferencesUrl } from "../../../hub/subscribers/links.ts";
import type { Person } from "../../../hub/subscribers/subscriber.ts";
import { answerPage } from "../answer.tsx";
import { FollowCalendar } from "../parts/follow.tsx";
import { TextPage } from "../parts/page.tsx";
import { TopicList } from "../parts/topic-list.tsx";
import { pathOf } from "../paths.ts";
import { type Site, siteOf } from "../site.ts";
import { type Route, tokenOf } from "../visit.ts";

export const confirm: Route = {
  path: "/confirm/:token",
  secret: true,
  async get(visit) {
    const person = await pendingConfirmation(visit.get("context"), tokenOf(visit));
    return answerPage(visit, <Ask site={siteOf(visit, wished(person).language)} person={person} />);
  },
  async post(visit) {
    const context = visit.get("context");
    const person = await confirmInHub(context, tokenOf(visit));
    const site = siteOf(visit, person.profile.language);
    return answerPage(visit, <Confirmed site={site} preferences={pathOf(preferencesUrl(context, person.id))} />);
  },
};

/** What will be in force: the sign-up that waits, or what was confirmed by this very link. */
const wished = (person: Person) => person.signUp?.profile ?? person.profile;

function Ask({ site, person }: { site: Site; person: Person }) {
  const said = site.words.confirm;
  return (
    <TextPage site={site} title={said.title}>
      <h1>{said.title}</h1>
      <p class="lead">{said.lead(maskAddress(person.email))}</p>
      <p>{said.afterwards}</p>
      <TopicList site={site} topics={wished(person).topics} />
      <form class="actions" method="post">
        <button class="button" type="submit">
          {said.button}
        </button>
      </form>
      <p class="muted small">{said.notYou}</p>
    </TextPage>
  );
}

function Confirmed({ site, preferences }: { site: Site; preferences: string }) {
  const said = site.words.confirmed;
  return (
    <TextPage site={site} title={said.title}>
      <h1>{said.title}</h1>
      <p class="lead">{said.lead(site.hub.name)}</p>
      <p class="actions">
        <a class="button" href={site.link("/meetings")}>
          {said.meetings}
        </a>
        <a class="button quiet" href={site.link(preferences)}>
          {said.change}
        </a>
      </p>
      <FollowCalendar site={site} note={said.calendar} />
    </TextPage>
  );
}

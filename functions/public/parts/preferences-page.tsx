import type { Context } from "../../../hub/context.ts";
import { maskAddress } from "../../../hub/subscribers/address.ts";
import { unsubscribeUrl } from "../../../hub/subscribers/links.ts";
import { isActive, type Person } from "../../../hub/subscribers/subscriber.ts";
import type { FormState } from "../form-state.ts";
import { pathOf } from "../paths.ts";
import type { Site } from "../site.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { TextPage } from "./page.tsx";
import { YourData } from "./your-data.tsx";

interface PreferencesProps {
  site: Site;
  context: Pick<Context, "hub" | "keys">;
  token: string;
  person: Person;
  form: FormState;
  saved?: boolean;
}

/** What a subscriber chose, and the ways out. Someone whose subscription has ended still has their data. */
export function PreferencesPage(props: PreferencesProps) {
  const { site, person, token } = props;
  if (isActive(person)) return <Choices {...props} />;
  const said = site.words.ended;
  return (
    <TextPage site={site} title={said.title}>
      <h1>{said.title}</h1>
      <p class="lead">{said.lead(maskAddress(person.email))}</p>
      <p>
        <a href={`${site.link("/")}#subscribe`}>{said.again}</a>
      </p>
      <div class="parted">
        <YourData site={site} token={token} />
      </div>
    </TextPage>
  );
}

function Choices({ site, context, token, person, form, saved }: PreferencesProps) {
  const said = site.words.preferences;
  const title = Object.keys(form.errors).length > 0 ? `${site.words.errors.page}: ${said.title}` : said.title;
  return (
    <TextPage site={site} title={title}>
      <h1>{said.title}</h1>
      <p class="lead">{said.lead(maskAddress(person.email))}</p>
      {saved && (
        <p class="notice" role="status">
          {said.saved}
        </p>
      )}
      <ErrorSummary site={site} form={form} />
      <form class="card form" method="post" action={site.link(`/preferences/${token}`)} novalidate>
        <ChoiceFields site={site} form={form} />
        <div class="actions">
          <button class="button" type="submit" name="action" value="save">
            {said.save}
          </button>
        </div>
      </form>
      <div class="parted">
        <section class="stack" aria-labelledby="leave">
          <h2 id="leave">{said.leave.title}</h2>
          <p>{said.leave.text}</p>
          <form class="actions" method="post" action={site.link(pathOf(unsubscribeUrl(context, person.id)))}>
            <button class="button quiet" type="submit">
              {site.words.unsubscribe.button}
            </button>
          </form>
        </section>
        <YourData site={site} token={token} />
      </div>
    </TextPage>
  );
}
